using System.Runtime.InteropServices;
using Pipeline.Metadata.Entities.Recognition;

namespace Pipeline.Training.Recognition;

/// <summary>Numbers the features that occur often enough.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<ulong, int> _numbers = [];

    /// <summary>How many features have a number.</summary>
    public int Count { get; private set; }

    /// <summary>The features and their numbers.</summary>
    public IEnumerable<KeyValuePair<ulong, int>> Features => _numbers.Where(pair => pair.Value >= 0);

    /// <summary>Counts occurrences.</summary>
    /// <param name="features">The features.</param>
    public void Add(ReadOnlySpan<ulong> features)
    {
        foreach (ulong feature in features)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_numbers, feature, out _)++;
        }
    }

    /// <summary>Numbers the features that occurred at least so often, and forgets the others.</summary>
    /// <param name="least">The least number of occurrences.</param>
    public void Freeze(int least)
    {
        foreach (ulong feature in _numbers.Keys.ToArray())
        {
            ref int value = ref CollectionsMarshal.GetValueRefOrNullRef(_numbers, feature);
            if (value >= least)
            {
                value = Count++;
            }
            else
            {
                _numbers.Remove(feature);
            }
        }
    }

    /// <summary>Numbers the features of another index too.</summary>
    /// <param name="other">The other index, not yet frozen.</param>
    /// <param name="least">The least number of occurrences.</param>
    public void Append(FeatureIndex other, int least)
    {
        foreach ((ulong feature, int occurrences) in other._numbers)
        {
            if (occurrences >= least)
            {
                _numbers.Add(feature, Count++);
            }
        }
    }

    /// <summary>The group of each feature by number: see <see cref="FeatureGroups"/>.</summary>
    public byte[] Groups()
    {
        byte[] groups = new byte[Count];
        foreach ((ulong feature, int number) in _numbers)
        {
            groups[number] = FeatureGroups.Of(FeatureBuffer.TemplateOf(feature));
        }

        return groups;
    }

    /// <summary>The numbers of features; those without one are left out.</summary>
    /// <param name="features">The features.</param>
    public int[] NumbersOf(ReadOnlySpan<ulong> features)
    {
        Span<int> numbers = stackalloc int[features.Length];
        int count = 0;
        foreach (ulong feature in features)
        {
            if (_numbers.TryGetValue(feature, out int number))
            {
                numbers[count++] = number;
            }
        }

        return numbers[..count].ToArray();
    }
}
