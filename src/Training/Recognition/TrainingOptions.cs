using System.Globalization;

namespace Pipeline.Training.Recognition;

/// <summary>The options of a training.</summary>
internal sealed record TrainingOptions
{
    /// <summary>The corpora to train on.</summary>
    public required IReadOnlyList<string> Train { get; init; }

    /// <summary>The corpora to score on.</summary>
    public IReadOnlyList<string> Test { get; init; } = [];

    /// <summary>The folder of the articles that lists of annotated articles name; null when there are none.</summary>
    public string? Articles { get; init; }

    /// <summary>The table of word clusters.</summary>
    public required string Clusters { get; init; }

    /// <summary>Where the model goes; null to write none.</summary>
    public string? Output { get; init; }

    /// <summary>How often a feature must occur.</summary>
    public int LeastOccurrences { get; init; } = 2;

    /// <summary>How often to go over the data.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>How often to go over each half for the votes.</summary>
    public int HalfEpochs { get; init; } = 2;

    /// <summary>The learning rate.</summary>
    public float Rate { get; init; } = 0.04f;

    /// <summary>The pull of weights towards zero.</summary>
    public float Decay { get; init; } = 1e-4f;

    /// <summary>The share of features left out at random while learning.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>How often a whole group of features is left out while learning.</summary>
    public double GroupDropout { get; init; } = 0.1;

    /// <summary>How many in a hundred words of synthetic documents the gazetteer is made not to know.</summary>
    public int UnheardInSynthetic { get; init; } = 50;

    /// <summary>The same for other documents.</summary>
    public int Unheard { get; init; } = 20;

    /// <summary>After how many documents one is repeated in capitals; 0 for never.</summary>
    public int CapitalsEvery { get; init; } = 12;

    /// <summary>The binary logarithm of the number of feature slots in the model file.</summary>
    public int SlotBits { get; init; } = 19;

    /// <summary>The seed of all chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads options of the form <c>--name value</c>.</summary>
    /// <param name="args">The arguments.</param>
    public static TrainingOptions Parse(IReadOnlyList<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < args.Count; i += 2)
        {
            values[args[i]] = args[i + 1];
        }

        var options = new TrainingOptions
        {
            Train = values["--train"].Split(','),
            Clusters = values["--clusters"],
            Output = values.GetValueOrDefault("--out"),
            Articles = values.GetValueOrDefault("--articles"),
        };
        return options with
        {
            Test = values.TryGetValue("--test", out string? test) ? test.Split(',') : [],
            LeastOccurrences = Integer("--least", options.LeastOccurrences),
            Epochs = Integer("--epochs", options.Epochs),
            HalfEpochs = Integer("--half-epochs", options.HalfEpochs),
            Rate = (float)Real("--rate", options.Rate),
            Decay = (float)Real("--decay", options.Decay),
            Dropout = Real("--dropout", options.Dropout),
            GroupDropout = Real("--group-dropout", options.GroupDropout),
            UnheardInSynthetic = Integer("--unheard-in-synthetic", options.UnheardInSynthetic),
            Unheard = Integer("--unheard", options.Unheard),
            CapitalsEvery = Integer("--capitals-every", options.CapitalsEvery),
            SlotBits = Integer("--slot-bits", options.SlotBits),
            Seed = Integer("--seed", options.Seed),
        };

        int Integer(string name, int otherwise) =>
            values.TryGetValue(name, out string? value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
        double Real(string name, double otherwise) =>
            values.TryGetValue(name, out string? value) ? double.Parse(value, CultureInfo.InvariantCulture) : otherwise;
    }
}
