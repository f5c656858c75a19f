namespace Pipeline.Metadata.Entities;

/// <summary>The words that show a name to be an organisation's. Written for this project.</summary>
internal static class OrganisationWords
{
    private static readonly WordSet Kinds = new("""
        ministry department agency administration authority bureau commission committee council court tribunal parliament congress senate assembly government cabinet
        party union federation confederation association organization organisation society institute institution university college school academy hospital clinic
        bank fund group company corporation corp corp. inc inc. ltd ltd. llc plc co. ag sa holdings partners ventures capital industries technologies systems laboratories labs motors airlines airways
        police army navy force forces guard brigade corps command alliance league club team foundation trust charity network movement front brotherhood church mosque
        news times post herald tribune gazette telegraph journal guardian press radio television tv channel magazine broadcasting media agency studio studios pictures records
        office service services board exchange center centre laboratory museum library theatre theater orchestra band united fc f.c. rovers wanderers
        """);

    private static readonly WordSet Company = new("""
        inc inc. corp corp. corporation co co. company ltd ltd. limited llc plc ag sa s.a. nv n.v. gmbh group holding holdings motor motors airlines airways airline bank
        industries international technologies technology systems pharmaceuticals energy petroleum oil entertainment communications stores foods partners & platforms media news agency
        university college
        """);

    /// <summary>Whether the word is the kind of an organisation (“ministry”, “bank”).</summary>
    /// <param name="word">The hash of the word.</param>
    public static bool IsKind(ulong word) => Kinds.Contains(word);

    /// <summary>Whether the word may be left out when an organisation is named again (“Inc.”, “Motor”).</summary>
    /// <param name="word">The hash of the word.</param>
    public static bool IsOptional(ulong word) => Company.Contains(word);
}
