using CsCheck;
using Pipeline.Catalog.Search;

namespace Pipeline.Catalog.Tests.Search;

public sealed class ContinuationTokenTests
{
    private const string Query = "articles by Newest\n";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)];
    private static readonly string Text = ContinuationToken.Write(new Position(-3, 12345, 678, -2), Query, Key);

    [Fact]
    public void A_token_gives_back_what_it_was_made_of() =>
        Gen.Select(Gen.Int, Gen.Long, Gen.Long, Gen.Int, Gen.String)
            .Sample(
                (rank, high, low, within, query) =>
                {
                    var position = new Position(rank, high, low, within);
                    return ContinuationToken.Read(ContinuationToken.Write(position, query, Key), query, Key) == position;
                }
            );

    [Fact]
    public void No_token_is_the_first_page() => Assert.Equal(Position.Start, ContinuationToken.Read(null, Query, Key));

    [Fact]
    public void Every_change_of_one_character_is_refused()
    {
        for (int i = 0; i < Text.Length; i++)
        {
            foreach (char other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ %'\u00E9")
            {
                if (other != Text[i])
                {
                    Assert.Null(ContinuationToken.Read($"{Text[..i]}{other}{Text[(i + 1)..]}", Query, Key));
                }
            }
        }
    }

    [Fact]
    public void Every_truncation_and_addition_is_refused()
    {
        for (int length = 0; length < Text.Length; length++)
        {
            Assert.Null(ContinuationToken.Read(Text[..length], Query, Key));
        }

        foreach (string more in new[] { "A", "=", "==", " ", "AAAA", new string('A', 10_000) })
        {
            Assert.Null(ContinuationToken.Read(Text + more, Query, Key));
        }
    }

    [Fact]
    public void A_token_of_another_query_is_refused() => Assert.Null(ContinuationToken.Read(Text, Query + "person", Key));

    [Fact]
    public void A_token_of_another_table_is_refused() => Assert.Null(ContinuationToken.Read(Text, Query, new byte[32]));

    [Fact]
    public void Any_text_is_refused_without_an_exception() => Gen.String.Sample(text => ContinuationToken.Read(text, Query, Key) is null);

    [Fact]
    public void A_token_can_stand_in_a_url() => Assert.Equal(Uri.EscapeDataString(Text), Text);
}
