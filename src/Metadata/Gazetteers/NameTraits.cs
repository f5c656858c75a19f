namespace Pipeline.Metadata.Gazetteers;

/// <summary>What the gazetteer knows a name as. A name can be several things: “Jordan”, “Georgia”, “Ford”.</summary>
[Flags]
internal enum NameTraits : uint
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>A country, under one of its names.</summary>
    Country = 1 << 0,

    /// <summary>A continent, sea, historical country or other region.</summary>
    Region = 1 << 1,

    /// <summary>A first-level division of a country: state, province, region.</summary>
    Division = 1 << 2,

    /// <summary>A city or town of 15,000 people or more.</summary>
    City = 1 << 3,

    /// <summary>A city of a million or a capital.</summary>
    MajorCity = 1 << 4,

    /// <summary>An adjective or noun of nationality: “Kazakh”.</summary>
    Demonym = 1 << 5,

    /// <summary>A given name.</summary>
    GivenName = 1 << 6,

    /// <summary>One of the commonest given names.</summary>
    CommonGivenName = 1 << 7,

    /// <summary>A family name.</summary>
    Surname = 1 << 8,

    /// <summary>One of the commonest family names.</summary>
    CommonSurname = 1 << 9,

    /// <summary>A company.</summary>
    Company = 1 << 10,

    /// <summary>The beginning of a longer name.</summary>
    Prefix = 1 << 11,

    /// <summary>An organisation other than a company or medium.</summary>
    Organisation = 1 << 12,

    /// <summary>A news medium.</summary>
    Medium = 1 << 13,

    /// <summary>A sports club. Many have the name of their city.</summary>
    Club = 1 << 14,

    /// <summary>Any kind of place.</summary>
    Place = Country | Region | Division | City | MajorCity,
}
