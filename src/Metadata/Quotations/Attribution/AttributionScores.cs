namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>
/// Every score of attribution, set by hand and tuned on news text. docs/quotations.md renders this table, and a test compares the two.
/// </summary>
internal static class AttributionScores
{
    /// <summary>Attributions below this are given as no speaker: nobody is better than somebody wrong.</summary>
    public const int Least = 40;

    /// <summary>Below this a quotation may belong to who spoke in another sentence.</summary>
    public const int Own = 50;

    /// <summary>From this up the quotation before, in another paragraph, lends its speaker.</summary>
    public const int Lends = 44;

    /// <summary>What a later cue of the sentence costs.</summary>
    public const int PerLaterCue = 1;

    /// <summary>What an earlier cue of the sentence costs.</summary>
    public const int PerEarlierCue = 3;

    /// <summary>The most that distance costs.</summary>
    public const int MostDistance = 30;

    /// <summary>What a verb of naming or judging costs.</summary>
    public const int NamesOrJudges = 6;

    /// <summary>What a verb of thinking costs.</summary>
    public const int Thinks = 12;

    /// <summary>What a subject that stands in another clause costs.</summary>
    public const int SharedSubject = 2;

    /// <summary>The reporting clause follows the quotation.</summary>
    public static AttributionScore TagAfter { get; } = new(96, "“…,” Karin said · “…?” said Karin");

    /// <summary>A name with a long apposition, and its verb at the end.</summary>
    public static AttributionScore AppositionAfter { get; } = new(90, "“…,” Karin, 30, of Almaty, who was there, said");

    /// <summary>A source follows a quotation without a mark at its end.</summary>
    public static AttributionScore SourceAfter { get; } = new(80, "“…” according to Karin");

    /// <summary>A reporting clause follows a quotation without a mark at its end, and ends there.</summary>
    public static AttributionScore UnmarkedTagAfter { get; } = new(72, "“…” Karin said.");

    /// <summary>A reporting clause that is the lead-in of the next quotation.</summary>
    public static AttributionScore TagOfNext { get; } = new(60, "“Will you?” Karin replied, “…”");

    /// <summary>A sentence of its own that reports.</summary>
    public static AttributionScore SentenceAfter { get; } = new(57, "“….” Karin said.");

    /// <summary>A reporting clause that goes on after its verb.</summary>
    public static AttributionScore LooseTagAfter { get; } = new(44, "“…” Karin said the plan …");

    /// <summary>A name after a dash.</summary>
    public static AttributionScore Signature { get; } = new(70, "“…” — Karin");

    /// <summary>The verb, then the quotation at once.</summary>
    public static AttributionScore VerbBefore { get; } = new(92, "Karin said “…”");

    /// <summary>The reporting clause ends in a colon.</summary>
    public static AttributionScore ColonBefore { get; } = new(88, "Karin said: “…” · Karin told us in the yard: “…”");

    /// <summary>The reporting clause ends in a comma.</summary>
    public static AttributionScore CommaBefore { get; } = new(86, "Karin said, “…”");

    /// <summary>A cue farther before the quotation; distance and kind of verb cost.</summary>
    public static AttributionScore CueBefore { get; } =
        new(76, "Karin said the bridge was “…”: less its distance, less for verbs of naming, judging or thinking, less for cues between");

    /// <summary>A name and a colon.</summary>
    public static AttributionScore Label { get; } = new(62, "Karin: “…” · by Karin: “…” · And from Karin:¶“…”");

    /// <summary>The subject of a sentence without a cue that leads in with a colon.</summary>
    public static AttributionScore SubjectBeforeColon { get; } = new(60, "Karin raised his glass: “…”");

    /// <summary>The subject of a sentence without a cue that leads in with a comma.</summary>
    public static AttributionScore SubjectBeforeComma { get; } = new(48, "Karin raised his glass, “…”");

    /// <summary>The subject of a sentence without a cue.</summary>
    public static AttributionScore SubjectBefore { get; } = new(40, "Karin raised “…”");

    /// <summary>The sentence ends in a reporting clause.</summary>
    public static AttributionScore FinalTag { get; } = new(68, "The plan “…” will cost jobs, Karin said: less for cues between");

    /// <summary>A noun of saying and its owner, the words at once.</summary>
    public static AttributionScore Noun { get; } = new(93, "Karin’s claim that “…” · her answer was: “…” · their chants of “…”");

    /// <summary>A noun of saying and its owner, the words in its clause.</summary>
    public static AttributionScore NounClause { get; } = new(78, "Karin’s claim that the bridge was “…”: less its distance");

    /// <summary>A noun of saying that nobody owns.</summary>
    public static AttributionScore UnownedNoun { get; } = new(50, "the claim that “…”: nobody");

    /// <summary>The words stand inside a reported statement.</summary>
    public static AttributionScore InStatement { get; } = new(60, "Karin said the “…” movement had grown");

    /// <summary>A passive without an agent.</summary>
    public static AttributionScore Unsourced { get; } = new(52, "it was said that “…”: nobody");

    /// <summary>A cue between this quotation and the one before.</summary>
    public static AttributionScore CueBetween { get; } = new(58, "“…,” he said. Karin smiled as he added that he would. “…”");

    /// <summary>The quotation goes on with the one before it.</summary>
    public static AttributionScore Continues { get; } = new(56, "“…,” Karin said. “…”");

    /// <summary>The quotation after this one has its tag.</summary>
    public static AttributionScore Precedes { get; } = new(55, "“….” “…,” Karin said.");

    /// <summary>The subject of the sentence before.</summary>
    public static AttributionScore SentenceBefore { get; } = new(46, "Karin rose. “…”");

    /// <summary>The quotation goes on with the one that ends the paragraph before.</summary>
    public static AttributionScore ContinuesParagraph { get; } = new(45, "“…,” Karin said.¶“…”");

    /// <summary>A cue in the paragraph before.</summary>
    public static AttributionScore CueInParagraphBefore { get; } = new(44, "Karin said it would rain.¶“…”");

    /// <summary>An indirect quotation by its cue.</summary>
    public static AttributionScore Indirect { get; } = new(70, "Karin said that it would rain");

    /// <summary>All scores, surest first.</summary>
    public static IReadOnlyList<AttributionScore> All { get; } =
    [
        .. typeof(AttributionScores)
            .GetProperties()
            .Where(static property => property.PropertyType == typeof(AttributionScore))
            .Select(static property => (AttributionScore)property.GetValue(null)!)
            .OrderByDescending(static score => score.Value)
            .ThenBy(static score => score.Way, StringComparer.Ordinal),
    ];
}
