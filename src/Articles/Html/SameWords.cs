namespace Pipeline.Articles.Html;

/// <summary>Compares titles by their words: pages print one title with different quotation marks, dashes and capitals.</summary>
internal static class SameWords
{
    /// <summary>
    /// Whether two texts have the same letters and digits in the same order, whatever their case and whatever lies between.
    /// </summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other; nothing is the same as null.</param>
    public static bool Are(ReadOnlySpan<char> left, string? right)
    {
        if (right is null)
        {
            return false;
        }

        (int i, int k) = (0, 0);
        bool any = false;
        while (true)
        {
            while (i < left.Length && !char.IsLetterOrDigit(left[i]))
            {
                i++;
            }

            while (k < right.Length && !char.IsLetterOrDigit(right[k]))
            {
                k++;
            }

            if (i == left.Length || k == right.Length)
            {
                return any && i == left.Length && k == right.Length;
            }

            if (char.ToLowerInvariant(left[i++]) != char.ToLowerInvariant(right[k++]))
            {
                return false;
            }

            any = true;
        }
    }
}
