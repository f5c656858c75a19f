namespace Pipeline.Metadata.Tests.Quotations;

/// <summary>Precision and recall of indirect speech on the annotated sentences of Cases/indirect-speech*.txt.</summary>
public sealed class IndirectSpeechAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("indirect-speech.txt", 0.85, 0.85)]
    [InlineData("indirect-speech-2.txt", 0.75, 0.75)]
    [InlineData("indirect-speech-3.txt", 0.8, 0.8)]
    [InlineData("indirect-speech-4.txt", 0.85, 0.85)]
    [InlineData("indirect-speech-5.txt", 0.85, 0.8)]
    [InlineData("indirect-speech-6.txt", 0.85, 0.8)]
    [InlineData("indirect-speech-7.txt", 0.92, 0.8)]
    [InlineData("indirect-speech-8.txt", 0.92, 0.8)]
    public void Indirect_speech_of_annotated_sentences_is_found(string file, double leastPrecision, double leastRecall)
    {
        int found = 0,
            expected = 0,
            right = 0;
        foreach ((string sentence, List<(string Speaker, string Content)> gold) in Sentences(file))
        {
            expected += gold.Count;
            foreach (Quotation quotation in Spoken.In(sentence))
            {
                found++;
                string named = quotation.SpeakerStart is { } start ? sentence.Substring(start, quotation.SpeakerLength!.Value) : "";

                // “Jane Roe, the president of the bank, said”: either names the speaker.
                bool hit = gold.Exists(g =>
                    (
                        named.Contains(g.Speaker, StringComparison.Ordinal)
                        || g.Speaker.Contains(named, StringComparison.Ordinal)
                        || g.Speaker == quotation.Speaker
                    )
                    && named.Length > 0
                    && Overlap(sentence, g.Content, quotation) >= 0.8
                );
                right += hit ? 1 : 0;
                if (!hit)
                {
                    output.WriteLine($"wrong: {quotation.Speaker} <{named}>: {quotation.Text}");
                }
            }

            foreach (
                (string speaker, string content) in gold.Where(g => !Spoken.In(sentence).Any(q => Overlap(sentence, g.Content, q) >= 0.8))
            )
            {
                output.WriteLine($"missed: {speaker}: {content}");
            }
        }

        double precision = (double)right / found,
            recall = (double)right / expected;
        output.WriteLine($"figure: {file}: precision {precision:P1} ({right} of {found}), recall {recall:P1} ({right} of {expected})");
        Assert.True(precision >= leastPrecision, $"precision {precision:P1}");
        Assert.True(recall >= leastRecall, $"recall {recall:P1}");
    }

    private static double Overlap(string sentence, string content, Quotation quotation)
    {
        int start = sentence.IndexOf(content, StringComparison.Ordinal),
            end = start + content.Length;
        int shared = Math.Min(end, quotation.Start + quotation.Length) - Math.Max(start, quotation.Start);
        int whole = Math.Max(end, quotation.Start + quotation.Length) - Math.Min(start, quotation.Start);
        return (double)shared / whole;
    }

    private static List<(string Sentence, List<(string Speaker, string Content)> Gold)> Sentences(string file)
    {
        var sentences = new List<(string Sentence, List<(string Speaker, string Content)> Gold)>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                sentences.Add((line[2..], []));
            }
            else if (line.Contains(" | ", StringComparison.Ordinal) && !line.StartsWith('#') && !line.StartsWith('['))
            {
                string[] parts = line.Split(" | ");
                sentences[^1].Gold.Add((parts[0], parts[1]));
            }
        }

        return sentences;
    }
}
