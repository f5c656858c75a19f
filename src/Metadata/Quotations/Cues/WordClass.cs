namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>What a word can be, as far as attribution asks. A word may be several things (“reports”).</summary>
[Flags]
internal enum WordClass
{
    /// <summary>Nothing of interest: most nouns, adjectives and verbs.</summary>
    None = 0,

    /// <summary>A verb of saying that can stand on either side of a quotation (“said”, “added”, “shouted”).</summary>
    Say = 1 << 0,

    /// <summary>A verb of saying whose object is the listener (“told”, “assured”).</summary>
    Tell = 1 << 1,

    /// <summary>A verb that names or describes, with the quotation as its predicate (“called”, “described”).</summary>
    Name = 1 << 2,

    /// <summary>A verb that judges in words (“accused”, “praised”).</summary>
    Judge = 1 << 3,

    /// <summary>A verb of thinking, whose clause is reported thought (“believes”).</summary>
    Think = 1 << 4,

    /// <summary>The verb form is a finite past or a third person present (“said”, “says”).</summary>
    Finite = 1 << 5,

    /// <summary>The verb form is a present participle (“saying”).</summary>
    Ing = 1 << 6,

    /// <summary>The verb form is the base (“say”): infinitive, plural present, after an auxiliary.</summary>
    Base = 1 << 7,

    /// <summary>An auxiliary (“has”, “will”, “was”).</summary>
    Auxiliary = 1 << 8,

    /// <summary>A form of “be”.</summary>
    Be = 1 << 9,

    /// <summary>A third-person subject pronoun (“he”, “she”, “they”, “it”, “who”).</summary>
    Pronoun = 1 << 10,

    /// <summary>A first- or second-person pronoun (“I”, “we”, “you”).</summary>
    Participant = 1 << 11,

    /// <summary>An article, demonstrative or possessive that opens a noun phrase.</summary>
    Determiner = 1 << 12,

    /// <summary>A preposition.</summary>
    Preposition = 1 << 13,

    /// <summary>“and”, “or”, “but”.</summary>
    Conjunction = 1 << 14,

    /// <summary>A word that opens a subordinate clause (“that”, “while”, “when”).</summary>
    Subordinator = 1 << 15,

    /// <summary>A relative pronoun (“who”, “which”).</summary>
    Relative = 1 << 16,

    /// <summary>An adverb that may stand between subject and verb (“also”, “later”, “angrily”).</summary>
    Adverb = 1 << 17,

    /// <summary>A weekday, month or word such as “today”, “year”.</summary>
    Time = 1 << 18,

    /// <summary>A noun for a person (“spokesman”, “minister”).</summary>
    PersonNoun = 1 << 19,

    /// <summary>A noun for a group or body that speaks (“ministry”, “officials”).</summary>
    GroupNoun = 1 << 20,

    /// <summary>A noun for what carries words (“statement”, “report”, “letter”).</summary>
    DocumentNoun = 1 << 21,

    /// <summary>A title that stands before a name (“President”, “Mr.”).</summary>
    Title = 1 << 22,

    /// <summary>A word that is no subject of a reporting clause by itself: “not”, “to”, “there”.</summary>
    Particle = 1 << 23,

    /// <summary>An ordinary verb form that is no verb of saying, known by its form or listed (“went”, “walked”).</summary>
    OtherVerb = 1 << 24,

    /// <summary>A number in words (“twelve”).</summary>
    Number = 1 << 25,

    /// <summary>Any verb of reporting.</summary>
    Reporting = Say | Tell | Name | Judge | Think,
}
