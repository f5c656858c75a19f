using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Tests.Index;

public sealed class KeyTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<string> Ids = Gen.String.Select(ArticleId.FromBlobName);
    private static readonly Gen<string> Facets = Gen.OneOf(Gen.Const("person"), Gen.Const("place"), Gen.Const("speaker"), Gen.Const("all"));
    private static readonly Gen<string> Values = Gen.Char["ab|~}{ -"].Array[1, 5].Select(static characters => IndexValue.Of(new string(characters))).Where(static value => value.Length > 0);

    [Fact]
    public void Inverted_dates_run_backwards() =>
        Gen.Select(Days, Days).Sample((one, other) => Math.Sign(string.CompareOrdinal(SortKey.Invert(one), SortKey.Invert(other))) == -Math.Sign(one.CompareTo(other)));

    [Fact]
    public void Sort_keys_run_from_the_newest_day_and_then_by_id() =>
        Gen.Select(Days, Ids, Days, Ids).Sample((day1, id1, day2, id2) =>
            Math.Sign(string.CompareOrdinal(SortKey.Of(day1, id1), SortKey.Of(day2, id2))) == (day1 != day2 ? -Math.Sign(day1.CompareTo(day2)) : Math.Sign(string.CompareOrdinal(id1, id2))));

    [Fact]
    public void A_sort_key_has_one_length_and_gives_its_parts_back() =>
        Gen.Select(Days, Ids).Sample((day, id) =>
        {
            string key = SortKey.Of(day, id);
            return key.Length == SortKey.Length && SortKey.IdOf(key) == id && SortKey.DateOf(key).SequenceEqual(SortKey.Invert(day));
        });

    [Fact]
    public void What_comes_after_a_sort_key_is_before_the_next() =>
        Gen.Select(Days, Ids, Days, Ids).Where(static (day1, id1, day2, id2) => string.CompareOrdinal(SortKey.Of(day1, id1), SortKey.Of(day2, id2)) < 0)
            .Sample((day1, id1, day2, id2) =>
            {
                string after = SortKey.After(SortKey.Of(day1, id1));
                return string.CompareOrdinal(SortKey.Of(day1, id1), after) < 0 && string.CompareOrdinal(after, SortKey.Of(day2, id2)) < 0;
            });

    [Fact]
    public void A_range_of_keys_holds_one_posting_list_and_nothing_else() =>
        Gen.Select(Facets, Values, Facets, Values, Days, Ids).Sample((facet, value, otherFacet, otherValue, day, id) =>
        {
            string prefix = RowKeys.ListPrefix(facet, value);
            string key = RowKeys.Posting(RowKeys.Term(otherFacet, otherValue, SortKey.Invert(day)), id);
            bool inRange = string.CompareOrdinal(key, prefix) >= 0 && string.CompareOrdinal(key, RowKeys.EndOf(prefix)) < 0;
            return inRange == (facet == otherFacet && value == otherValue);
        });

    [Fact]
    public void The_seed_articles_day_is_inverted_as_documented() => Assert.Equal("79779889", SortKey.Invert(new DateOnly(2022, 1, 10)));
}
