using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>
/// What the index says about names: how they are written, where places are. Says it of all articles, deleted ones that are not merged away
/// yet included: nobody counts by it.
/// </summary>
/// <param name="view">What is searched.</param>
internal sealed class NameTerms(ArchiveView view)
{
    /// <summary>The terms of a field with a beginning in one segment, and in how many documents each is.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="field">The field.</param>
    /// <param name="beginning">The beginning.</param>
    public static IEnumerable<KeyValuePair<string, int>> In(AtomicReaderContext segment, string field, string beginning)
    {
        var start = new BytesRef(beginning);
        if (segment.AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms || terms.SeekCeil(start) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }

        while (StringHelper.StartsWith(terms.Term, start))
        {
            yield return KeyValuePair.Create(terms.Term.Utf8ToString(), terms.DocFreq);
            if (!terms.MoveNext())
            {
                break;
            }
        }
    }

    /// <summary>How most articles write a name.</summary>
    /// <param name="codes">See <see cref="NameKind.Codes"/>.</param>
    /// <param name="key">The name, folded.</param>
    public string Spell(string codes, string key)
    {
        foreach (char code in codes)
        {
            // Forms of another name, “Tokayev” for “Kassym-Jomart Tokayev”, are no spelling of it.
            var forms = Said(IndexFields.Spelling, code, key).Where(form => IndexValue.Of(form.Key) == key).ToList();
            if (forms.Count > 0)
            {
                return Most(forms);
            }
        }

        return key;
    }

    /// <summary>Where a place is, as most articles have it; null where nothing knows it.</summary>
    /// <param name="key">Its name, folded.</param>
    public PlaceLocation? LocationOf(string key)
    {
        IReadOnlyDictionary<string, int> known = Said(IndexFields.Location, NameTerm.Place, key);
        return known.Count == 0 ? null : PlaceLocation.Read(Most(known));
    }

    /// <summary>What is said about a name, and in how many documents.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kind">The kind of the name.</param>
    /// <param name="key">The name, folded.</param>
    public IReadOnlyDictionary<string, int> Said(string field, char kind, string key)
    {
        string prefix = NameTerm.Prefix(kind, key);
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (AtomicReaderContext segment in view.Segments)
        {
            foreach ((string term, int documents) in In(segment, field, prefix))
            {
                string what = term[prefix.Length..];
                said[what] = said.GetValueOrDefault(what) + documents;
            }
        }

        return said;
    }

    /// <summary>What is said most often.</summary>
    /// <param name="said">What is said, and how often; not empty.</param>
    public static string Most(IEnumerable<KeyValuePair<string, int>> said) =>
        said.OrderByDescending(static one => one.Value).ThenBy(static one => one.Key, StringComparer.Ordinal).First().Key;
}

/// <summary>Where a place is.</summary>
/// <param name="Country">ISO 3166-1 code; null where it is not known.</param>
/// <param name="Latitude">Degrees north; null where it is not known.</param>
/// <param name="Longitude">Degrees east; null where it is not known.</param>
internal sealed record PlaceLocation(string? Country, double? Latitude, double? Longitude)
{
    /// <summary>Reads what <see cref="NameTerm.Location"/> wrote.</summary>
    /// <param name="text">The text.</param>
    public static PlaceLocation Read(string text)
    {
        string[] parts = text.Split(NameTerm.Separator);
        return new PlaceLocation(parts[0].Length == 0 ? null : parts[0], Number(parts[1]), Number(parts[2]));
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
