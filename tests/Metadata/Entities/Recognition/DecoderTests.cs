using CsCheck;
using Pipeline.Metadata.Entities.Recognition;

namespace Pipeline.Metadata.Tests.Entities.Recognition;

public sealed class DecoderTests
{
    private const int Width = Labels.Count - 1;

    [Fact]
    public void A_label_inside_a_name_follows_only_its_own_kind() =>
        Gen.Float[-5, 5]
            .Array[Width, Width * 12]
            .Sample(values =>
            {
                byte[] labels = new byte[values.Length / Width];
                Decoder.Decode(values.AsSpan(0, labels.Length * Width), new float[Labels.Count * Labels.Count], labels);
                int previous = Labels.Outside;
                foreach (byte label in labels)
                {
                    Assert.True(Labels.CanFollow(previous, label));
                    previous = label;
                }
            });

    [Fact]
    public void The_best_of_all_sequences_is_found() =>
        Gen.Select(Gen.Float[-3, 3].Array[Width * 3], Gen.Float[-2, 2].Array[Labels.Count * Labels.Count])
            .Sample(
                (emissions, transitions) =>
                {
                    byte[] labels = new byte[3];
                    Decoder.Decode(emissions, transitions, labels);
                    float best = float.NegativeInfinity;
                    for (int n = 0; n < Labels.Count * Labels.Count * Labels.Count; n++)
                    {
                        best = Math.Max(
                            best,
                            Score([
                                (byte)(n % Labels.Count),
                                (byte)(n / Labels.Count % Labels.Count),
                                (byte)(n / Labels.Count / Labels.Count),
                            ])
                        );
                    }

                    Assert.Equal(best, Score(labels), 3);

                    float Score(byte[] sequence)
                    {
                        float score = 0;
                        int previous = Labels.Outside;
                        for (int i = 0; i < sequence.Length; i++)
                        {
                            if (!Labels.CanFollow(previous, sequence[i]))
                            {
                                return float.NegativeInfinity;
                            }

                            score +=
                                transitions[(previous * Labels.Count) + sequence[i]]
                                + (sequence[i] == 0 ? 0 : emissions[(i * Width) + sequence[i] - 1]);
                            previous = sequence[i];
                        }

                        return score;
                    }
                }
            );
}
