using System.Diagnostics;
using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Recognition;

/// <summary>Trains the recogniser: features, two halves for the votes, then the whole.</summary>
internal sealed class RecogniserTraining
{
    private readonly TrainingOptions _options;
    private readonly byte[] _clusters;
    private readonly CorpusReader _reader;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Prepares a training.</summary>
    /// <param name="options">The options.</param>
    public RecogniserTraining(TrainingOptions options)
    {
        _options = options;
        _clusters = File.ReadAllBytes(options.Clusters);
        _reader = new CorpusReader(Gazetteer.Load(), new WordClusters(_clusters), options.UnheardInSynthetic, options.Unheard);
    }

    /// <summary>Trains, scores the held-out sets, and writes the model.</summary>
    public void Run()
    {
        List<TrainingDocument> documents = [.. _options.Train.SelectMany(Repeated)];
        Log($"{documents.Count} documents; {CorpusReader.Lost} of {CorpusReader.Total} names do not fit our tokens");
        var index = new FeatureIndex();
        ulong[] buffer = new ulong[FeatureBuffer.Capacity];
        foreach (TrainingDocument document in documents)
        {
            foreach ((int first, int end) in Recogniser.Stretches(document.Facts.Tokens))
            {
                for (int i = first; i < end; i++)
                {
                    var features = new FeatureBuffer(buffer);
                    FeatureExtractor.Add(document.Facts, i, ref features);
                    index.Add(features.Features);
                }
            }
        }

        index.Freeze(_options.LeastOccurrences);
        List<Example> examples = [.. documents.Select(document => Prepare(document, index))];
        Log($"{index.Count} features, {examples.Sum(e => e.Stretches.Sum(s => s.End - s.First))} tokens");

        AddVotes(examples, index);
        Log($"{index.Count} features with votes");
        List<(string Name, List<Example> Examples)> held =
        [
            .. _options.Test.Select(path =>
                (Path.GetFileName(path), _reader.Read(path).Select(document => Prepare(document, index)).ToList())
            ),
        ];
        CrfTrainer trainer = Train(examples, _options.Epochs, held, index);
        byte[] model = ModelWriter.Write(index, trainer, _clusters, 1 << _options.SlotBits);
        if (_options.Output is { } path)
        {
            File.WriteAllBytes(path, model);
            Log($"{path}: {model.Length} bytes");
        }

        var recogniser = new Recogniser(RecogniserModel.Read(model));
        foreach ((string name, List<Example> set) in held)
        {
            var score = new SpanScore();
            set.ForEach(example => score.Add(example.Document, recogniser.Label(example.Document.Facts)));
            Log($"{name}: {score}");
        }
    }

    private IEnumerable<TrainingDocument> Repeated(string path)
    {
        string[] parts = path.Split('*');
        List<TrainingDocument> documents = parts[0].EndsWith(".txt", StringComparison.Ordinal)
            ? _reader.ReadArticles(
                parts[0],
                _options.Articles
                    ?? throw new ArgumentException($"{parts[0]} is a list of annotated articles: name their folder with --articles."),
                _options.CapitalsEvery
            )
            : _reader.Read(parts[0], _options.CapitalsEvery);
        return parts.Length == 1
            ? documents
            : Enumerable.Repeat(documents, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)).SelectMany(list => list);
    }

    // What a word was recognised as elsewhere must come from a model that has not seen the document: each half is read by a model of the
    // other.
    private void AddVotes(List<Example> examples, FeatureIndex index)
    {
        List<Example>[] halves =
        [
            [.. examples.Where((_, i) => i / 8 % 2 == 0)],
            [.. examples.Where((_, i) => i / 8 % 2 == 1)],
        ];
        var found = new Dictionary<Example, ulong[]?[]>(ReferenceEqualityComparer.Instance);
        var votesIndex = new FeatureIndex();
        for (int half = 0; half < 2; half++)
        {
            CrfTrainer trainer = Train(halves[half], _options.HalfEpochs, [], index);
            foreach (Example example in halves[1 - half])
            {
                found[example] = VotesOf(example, trainer.Label(example, false));
                foreach (ulong[]? features in found[example])
                {
                    votesIndex.Add(features);
                }
            }
        }

        index.Append(votesIndex, _options.LeastOccurrences);
        foreach (Example example in examples)
        {
            example.Votes = [.. found[example].Select(features => features is null ? null : index.NumbersOf(features))];
        }
    }

    private static byte[] TwoReadings(CrfTrainer trainer, Example example, FeatureIndex index)
    {
        example.Votes =
        [
            .. VotesOf(example, trainer.Label(example, false)).Select(features => features is null ? null : index.NumbersOf(features)),
        ];
        return trainer.Label(example, true);
    }

    private static ulong[]?[] VotesOf(Example example, byte[] labels)
    {
        var votes = new LabelVotes(example.Document.Facts, labels);
        ulong[]?[] all = new ulong[]?[labels.Length];
        ulong[] buffer = new ulong[FeatureBuffer.Capacity];
        foreach ((int first, int end) in example.Stretches)
        {
            for (int i = first; i < end; i++)
            {
                var features = new FeatureBuffer(buffer);
                FeatureExtractor.AddVotes(example.Document.Facts, i, votes, ref features);
                all[i] = features.Features.ToArray();
            }
        }

        return all;
    }

    private CrfTrainer Train(List<Example> examples, int epochs, List<(string Name, List<Example> Examples)> held, FeatureIndex index)
    {
        var trainer = new CrfTrainer(index.Groups(), _options);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double loss = trainer.Epoch(examples, _options.Seed + epoch, _options.Dropout);
            IEnumerable<string> scores = held.Select(set =>
            {
                var score = new SpanScore();
                set.Examples.ForEach(example => score.Add(example.Document, TwoReadings(trainer, example, index)));
                return $"{set.Name.Split('.')[0]} {score.F1:0.0}";
            });
            Log($"epoch {epoch + 1}: loss {loss:0.0000} {string.Join(", ", scores)}");
        }

        return trainer;
    }

    private static Example Prepare(TrainingDocument document, FeatureIndex index)
    {
        List<(int First, int End)> stretches = Recogniser.Stretches(document.Facts.Tokens);
        int[]?[] features = new int[]?[document.Gold.Length];
        ulong[] buffer = new ulong[FeatureBuffer.Capacity];
        foreach ((int first, int end) in stretches)
        {
            for (int i = first; i < end; i++)
            {
                var token = new FeatureBuffer(buffer);
                FeatureExtractor.Add(document.Facts, i, ref token);
                features[i] = index.NumbersOf(token.Features);
            }
        }

        return new Example(document, stretches) { Features = features };
    }

    private void Log(string message) => Console.WriteLine($"{_clock.Elapsed.TotalSeconds, 6:0.0}s {message}");
}
