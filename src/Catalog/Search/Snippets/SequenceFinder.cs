using Lucene.Net.Util.Automaton;
using Pipeline.Catalog.Search.Language;
using Pipeline.Catalog.Text;

namespace Pipeline.Catalog.Search.Snippets;

/// <summary>Finds where one sequence of words stands in a text that is read word by word.</summary>
internal sealed class SequenceFinder
{
    private readonly WordSequence _sequence;
    private readonly int _condition;
    private readonly CharacterRunAutomaton? _fuzzy;

    // Of several words: where each was met so far.
    private readonly List<Met> _met = [];

    /// <summary>Begins with an empty text.</summary>
    /// <param name="sequence">What to find.</param>
    /// <param name="condition">Which condition it is.</param>
    public SequenceFinder(WordSequence sequence, int condition)
    {
        _sequence = sequence;
        _condition = condition;
        if (sequence.Match == WordMatch.Fuzzy)
        {
            string rest = sequence.Terms[0][FuzzyPrefix..];
            _fuzzy = new CharacterRunAutomaton(new LevenshteinAutomata(rest, withTranspositions: true).ToAutomaton(sequence.Distance));
        }
    }

    // What the index compares letter by letter: see QueryCompiler.
    private int FuzzyPrefix => Math.Min(1, _sequence.Terms[0].Length - 1);

    /// <summary>Takes the next word.</summary>
    /// <param name="word">The word, folded.</param>
    /// <param name="position">How many words come before it.</param>
    /// <param name="start">Where it begins in the text.</param>
    /// <param name="end">The first position after it.</param>
    /// <param name="found">Gets it if it is all that was looked for.</param>
    public void Take(ReadOnlySpan<char> word, int position, int start, int end, List<Found> found)
    {
        if (_sequence.Terms.Count == 1)
        {
            if (IsMatch(word))
            {
                found.Add(new Found(start, IsOneCharacter ? start + 1 : end, _condition));
            }

            return;
        }

        for (int term = 0; term < _sequence.Terms.Count; term++)
        {
            if (word.SequenceEqual(_sequence.Terms[term]))
            {
                _met.Add(new Met(position, term, start, end));
            }
        }
    }

    /// <summary>Ends the text: sequences of several words are known now.</summary>
    /// <param name="found">Gets them.</param>
    public void Finish(List<Found> found)
    {
        if (_sequence.Distance == 0)
        {
            FindPhrases(found);
        }
        else
        {
            FindNear(found);
        }

        _met.Clear();
    }

    // One character of a script without spaces is the beginning of a pair: the other half was not looked for.
    private bool IsOneCharacter => _sequence.Match == WordMatch.Prefix && _sequence.Terms[0] is [var single] && WordReader.IsPaired(single);

    private bool IsMatch(ReadOnlySpan<char> word)
    {
        string term = _sequence.Terms[0];
        return _sequence.Match switch
        {
            WordMatch.Prefix => word.StartsWith(term, StringComparison.Ordinal),
            WordMatch.Fuzzy => word.StartsWith(term.AsSpan(0, FuzzyPrefix), StringComparison.Ordinal)
                && _fuzzy!.Run(word[FuzzyPrefix..].ToString()),
            _ => word.SequenceEqual(term),
        };
    }

    private void FindPhrases(List<Found> found)
    {
        var ends = new Dictionary<(int Position, int Term), int>();
        foreach (Met met in _met)
        {
            ends[(met.Position, met.Term)] = met.End;
        }

        int last = _sequence.Terms.Count - 1;
        foreach (Met first in _met)
        {
            if (first.Term == 0 && Enumerable.Range(1, last).All(term => ends.ContainsKey((first.Position + term, term))))
            {
                found.Add(new Found(first.Start, ends[(first.Position + last, last)], _condition));
            }
        }
    }

    /// <summary>Marks the words one by one wherever all of them stand close enough to each other.</summary>
    private void FindNear(List<Found> found)
    {
        int width = _sequence.Terms.Count + _sequence.Distance;
        var marked = new HashSet<int>();
        for (int first = 0; first < _met.Count; first++)
        {
            int end = first;
            while (end < _met.Count && _met[end].Position < _met[first].Position + width)
            {
                end++;
            }

            List<Met> window = _met[first..end];
            if (window.Select(static met => met.Term).Distinct().Count() < _sequence.Terms.Count)
            {
                continue;
            }

            found.AddRange(window.Where(met => marked.Add(met.Start)).Select(met => new Found(met.Start, met.End, _condition)));
        }
    }

    private readonly record struct Met(int Position, int Term, int Start, int End);
}
