namespace Pipeline.Metadata.Media;

/// <summary>Ties each citation of a medium to the statements that came through it.</summary>
internal static class StatementLinks
{
    /// <summary>
    /// The citations with the indices of their statements. A statement belongs to the nearest citation of its medium, one of its
    /// <see cref="Quotation.Via"/> likewise.
    /// </summary>
    /// <param name="media">The citations, in text order.</param>
    /// <param name="quotations">The statements, in text order.</param>
    public static IReadOnlyList<CitedMedium> Link(IReadOnlyList<CitedMedium> media, IReadOnlyList<Quotation> quotations)
    {
        if (media.Count == 0)
        {
            return media;
        }

        var citations = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int m = 0; m < media.Count; m++)
        {
            if (!citations.TryGetValue(media[m].Name, out List<int>? found))
            {
                citations.Add(media[m].Name, found = []);
            }

            found.Add(m);
        }

        var statements = new List<int>?[media.Count];
        for (int q = 0; q < quotations.Count; q++)
        {
            Add(quotations[q].Medium, q);
            Add(quotations[q].Via, q);
        }

        var linked = new CitedMedium[media.Count];
        for (int m = 0; m < linked.Length; m++)
        {
            linked[m] = statements[m] is { } found ? media[m] with { Quotations = found } : media[m];
        }

        return linked;

        void Add(string? name, int q)
        {
            if (name is not null && citations.TryGetValue(name, out List<int>? found))
            {
                (statements[Nearest(media, found, quotations[q])] ??= []).Add(q);
            }
        }
    }

    // The citations are in text order: the last one before the statement's end or the first one after it.
    private static int Nearest(IReadOnlyList<CitedMedium> media, List<int> citations, Quotation quotation)
    {
        int low = 0,
            high = citations.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (media[citations[middle]].Start >= quotation.Start)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        if (low == 0 || low == citations.Count)
        {
            return citations[low == 0 ? 0 : ^1];
        }

        int before = quotation.Start - (media[citations[low - 1]].Start + media[citations[low - 1]].Length);
        int after = media[citations[low]].Start - (quotation.Start + quotation.Length);
        return after < before ? citations[low] : citations[low - 1];
    }
}
