using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>Words that report speech, with who is speaking.</summary>
/// <param name="First">The first token of the cue itself.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Shape">How cue and speaker stand to each other.</param>
/// <param name="Class">What its verb can be.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="ClauseStart">The first token of the reporting clause: the subject's, or the cue's own.</param>
internal sealed record Cue(int First, int End, CueShape Shape, WordClass Class, SpeakerPhrase Speaker, int ClauseStart);

/// <summary>How cue and speaker stand to each other.</summary>
internal enum CueShape : byte
{
    /// <summary>“Karin said”.</summary>
    SubjectVerb,

    /// <summary>“said Karin”.</summary>
    VerbSubject,

    /// <summary>“…, saying”, “… and said”: the subject is that of the clause.</summary>
    Shared,

    /// <summary>“according to Karin”.</summary>
    AccordingTo,

    /// <summary>“was described by Karin”: the agent speaks, not the subject.</summary>
    Passive,

    /// <summary>“Karin’s claim that”: the noun's owner speaks.</summary>
    Noun,
}
