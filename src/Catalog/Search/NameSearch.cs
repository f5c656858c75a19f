using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>Finds names by the beginning of any form that articles use, the most named first. Everything comes from the index.</summary>
/// <param name="view">What is searched.</param>
internal sealed class NameSearch(ArchiveView view)
{
    /// <summary>How many forms of one kind are looked at in one segment. What lies beyond is found by typing more.</summary>
    private const int MaxForms = 5000;

    /// <summary>
    /// How many names are counted for each that is listed: those that many forms and deleted articles make look frequent are found out.
    /// </summary>
    private const int Spare = 2;

    private const int MaxRoles = 1000;

    private readonly NameTerms _terms = new(view);

    /// <summary>Finds the names.</summary>
    /// <param name="query">Which.</param>
    public IReadOnlyList<KnownEntity> Find(EntityQuery query)
    {
        string beginning = query.Prefix is null ? "" : IndexValue.Of(query.Prefix);
        IEnumerable<NameKind> kinds = query.Type is { } type ? [NameKind.Of(type)] : NameKind.Default;
        var found = new List<Found>();
        foreach (NameKind kind in kinds)
        {
            IEnumerable<string> keys =
                beginning.Length == 0 ? MostNamed(kind, query.Limit) : Beginning(kind, beginning, query.Limit * Spare);
            foreach (string key in keys)
            {
                var newest = new NewestCollector();
                view.Search(new TermQuery(new Term(kind.Facet, key)), newest);
                if (newest.Total > 0)
                {
                    found.Add(new Found(kind, key, newest));
                }
            }
        }

        return
        [
            .. found
                .OrderByDescending(static name => name.Newest.Total)
                .ThenBy(static name => name.Key, StringComparer.Ordinal)
                .ThenBy(static name => name.Kind.Type)
                .Take(query.Limit)
                .Select(Describe),
        ];
    }

    private KnownEntity Describe(Found found)
    {
        PlaceLocation? location = found.Kind.Type == NameType.Place ? _terms.LocationOf(found.Key) : null;
        return new KnownEntity(
            found.Kind.Type,
            _terms.Spell(found.Kind.Codes, found.Key),
            RolesIn(found),
            location?.Country,
            found.Newest.Key.Id,
            found.Newest.Key.Day
        )
        {
            Articles = found.Newest.Total,
            Latitude = location?.Latitude,
            Longitude = location?.Longitude,
        };
    }

    private IEnumerable<string> MostNamed(NameKind kind, int count)
    {
        var counts = new FacetCollector(kind.Facet);
        view.Search(new TermQuery(new Term(Facet.Status, RowStatus.Indexed)), counts);
        return counts.Top(count).Select(static value => value.Key);
    }

    /// <summary>The names with a form that begins so, roughly the most named first.</summary>
    private IEnumerable<string> Beginning(NameKind kind, string beginning, int count)
    {
        if (!kind.HasForms)
        {
            return
            [
                .. TermsOf(kind.Facet, beginning).OrderByDescending(static term => term.Value).Take(count).Select(static term => term.Key),
            ];
        }

        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string term, int articles) in TermsOf(IndexFields.Name, kind.Code + beginning))
        {
            string[] parts = term[1..].Split(NameTerm.Separator);
            string key = parts[1].Length == 0 ? parts[0] : parts[1];
            forms[key] = Math.Max(forms.GetValueOrDefault(key), articles);
        }

        return forms
            .OrderByDescending(static form => form.Value)
            .ThenBy(static form => form.Key, StringComparer.Ordinal)
            .Take(count)
            .Select(static form => form.Key);
    }

    private Dictionary<string, int> TermsOf(string field, string beginning)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (AtomicReaderContext segment in view.Segments)
        {
            foreach ((string term, int articles) in NameTerms.In(segment, field, beginning).Take(MaxForms))
            {
                found[term] = found.GetValueOrDefault(term) + articles;
            }
        }

        return found;
    }

    /// <summary>What the newest article says somebody is.</summary>
    private static List<string> RolesIn(Found found)
    {
        var roles = new List<string>();
        AtomicReaderContext segment = found.Newest.Segment!;
        string prefix = NameTerm.Prefix(found.Kind.Code, found.Key);
        var start = new BytesRef(prefix);
        if (
            segment.AtomicReader.GetTerms(IndexFields.Role)?.GetEnumerator() is not { } terms
            || terms.SeekCeil(start) == TermsEnum.SeekStatus.END
        )
        {
            return roles;
        }

        DocsEnum? docs = null;
        for (int seen = 0; seen < MaxRoles && StringHelper.StartsWith(terms.Term, start); seen++)
        {
            docs = terms.Docs(null, docs, DocsFlags.NONE);
            if (docs.Advance(found.Newest.Doc) == found.Newest.Doc)
            {
                roles.Add(terms.Term.Utf8ToString()[prefix.Length..]);
            }

            if (!terms.MoveNext())
            {
                break;
            }
        }

        return roles;
    }

    /// <summary>A name and the articles that have it.</summary>
    private sealed record Found(NameKind Kind, string Key, NewestCollector Newest);

    /// <summary>Counts hits and keeps the newest.</summary>
    private sealed class NewestCollector : HitCollector
    {
        private AtomicReaderContext _segment = null!;

        public int Total { get; private set; }

        public SortKey Key { get; private set; } = SortKey.Last;

        public AtomicReaderContext? Segment { get; private set; }

        public int Doc { get; private set; }

        public override bool HasForks => false;

        public override void Begin(AtomicReaderContext segment) => _segment = segment;

        public override void Add(int doc, SortKey key, float score)
        {
            Total++;
            if (key.CompareTo(Key) < 0)
            {
                (Key, Segment, Doc) = (key, _segment, doc);
            }
        }
    }
}
