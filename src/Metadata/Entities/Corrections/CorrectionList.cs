namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>The corrections in their order, and nothing else.</summary>
internal static class CorrectionList
{
    /// <summary>
    /// What each mention goes through: first two names found as one are told apart, then ends are put right, then what is no name goes,
    /// then kinds are settled.
    /// </summary>
    public static IReadOnlyList<ICorrection> Corrections { get; } =
    [
        new Credits(),
        new HeadlineNames(),
        new Origins(),
        new PartyLeaders(),
        new Owners(),
        new OfficeHolders(),
        new LongBodies(),
        new Storms(),
        new Particles(),
        new NumberedNames(),
        new WholeBodies(),
        new Companies(),
        new MediumKinds(),
        new TrailingMonths(),
        new Trades(),
        new Judges(),
        new Ranks(),
        new Sites(),
        new Initials(),
        new MonthNames(),
        new Stations(),
        new Divisions(),
        new StateAbbreviations(),
        new Feasts(),
        new HalfNames(),
        new Indices(),
        new Aircraft(),
        new Events(),
        new Possessives(),
        new ShareCodes(),
        new LettersAfterNames(),
        new FormsOfAddress(),
        new LeadingTitles(),
        new WholePlaces(),
        new Nationalities(),
        new NationalBodies(),
        new BareBodies(),
        new CurrencyAmounts(),
        new Laws(),
        new TrailingOffices(),
        new BareTitles(),
        new KnownKinds(),
        new QuotedSpeakers(),
        new Kin(),
        new ListedTowns(),
        new GovernedPlaces(),
        new TradedNames(),
        new Ventures(),
        new Seats(),
        new Newspapers(),
        new NationalLeads(),
        new Addresses(),
    ];

    /// <summary>What is looked for where no name was found; the first that finds one has it.</summary>
    public static IReadOnlyList<IAddition> Additions { get; } =
    [new KnownBodies(), new Companies(), new Ranks(), new RepeatedSurnames(), new PlainCountries()];
}
