using System.Diagnostics.CodeAnalysis;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Text;

namespace Pipeline.Catalog.Search.Language;

/// <summary>
/// Reads what somebody typed into <c>q</c>: words, all of which must occur; <c>"phrases"</c>, <c>"near words"~5</c>; <c>OR</c>; <c>-</c> or
/// <c>NOT</c>; parentheses; <c>begin*</c>; <c>fuzzy~</c>; <c>headline:word</c>.
/// </summary>
/// <remarks>
/// Lucene's classic parser is not used: it reads <c>a b OR c</c> as “a, and better with b or c”, and throws for what people type by
/// accident.
/// </remarks>
internal sealed class QueryParser
{
    private const int MaxDepth = 20;
    private const int MinPrefix = 2;

    /// <summary>How many words one query may have: each costs reads of the index.</summary>
    private const int MaxWords = 64;

    private readonly QueryFields _fields;
    private readonly List<QueryToken> _tokens = [];
    private int _next;
    private int _words;
    private QueryMistake? _mistake;

    private QueryParser(QueryFields fields) => _fields = fields;

    /// <summary>Reads a text.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="fields">The fields there are.</param>
    /// <param name="query">What it means.</param>
    /// <param name="mistake">What cannot be understood.</param>
    /// <returns>Whether it can be understood.</returns>
    public static bool TryParse(
        string text,
        QueryFields fields,
        [NotNullWhen(true)] out QueryNode? query,
        [NotNullWhen(false)] out QueryMistake? mistake
    )
    {
        var parser = new QueryParser(fields);
        query = null;
        mistake = QueryLexer.Read(text, parser._tokens);
        if (mistake is not null)
        {
            return false;
        }

        query = parser.Alternatives(0, null);
        mistake = parser._mistake;
        if (mistake is null && parser.Peek.Kind == QueryTokenKind.Close)
        {
            mistake = new QueryMistake(parser.Peek.Start, 1, "The parenthesis closes nothing.", "Leave it out, or open one before it.");
        }

        if (mistake is null && query is null)
        {
            mistake = new QueryMistake(
                0,
                text.Length,
                "The value has no words.",
                "Give words with letters or digits; all of them must occur."
            );
        }

        if (mistake is not null)
        {
            query = null;
        }

        return query is not null;
    }

    private QueryToken Peek => _tokens[_next];

    private QueryNode? Alternatives(int depth, QueryToken? field)
    {
        var parts = new List<QueryNode>();
        while (true)
        {
            QueryNode? part = Conjunction(depth, field);
            if (_mistake is not null)
            {
                return null;
            }

            if (part is not null)
            {
                parts.Add(part);
            }

            bool isOr = Peek.Kind == QueryTokenKind.Or;
            if (part is null && (isOr || parts.Count > 0))
            {
                QueryToken or = isOr ? Peek : _tokens[_next - 1];
                return Fail(
                    or,
                    "OR has nothing on one side.",
                    "Write a word, a phrase or a condition in parentheses on both sides, or put \"OR\" in quotation marks."
                );
            }

            if (!isOr)
            {
                return parts.Count switch
                {
                    0 => null,
                    1 => parts[0],
                    _ => new AnyOf(parts),
                };
            }

            _next++;
        }
    }

    private QueryNode? Conjunction(int depth, QueryToken? field)
    {
        var parts = new List<QueryNode>();
        while (_mistake is null && Peek.Kind is not (QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.End))
        {
            if (Peek.Kind == QueryTokenKind.And)
            {
                _next++;
            }
            else if (Condition(depth, field) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new AllOf(parts),
        };
    }

    private QueryNode? Condition(int depth, QueryToken? field)
    {
        QueryToken first = _tokens[_next++];
        bool isNegated = false;
        QueryToken token = first;
        for (; token.Kind == QueryTokenKind.Not; token = _tokens[_next++])
        {
            isNegated = !isNegated;
        }

        if (token.Kind is QueryTokenKind.Or or QueryTokenKind.And or QueryTokenKind.Close or QueryTokenKind.End)
        {
            _next--;
            return Fail(
                first,
                "Nothing follows that could be excluded.",
                "Put a word, a phrase or a condition in parentheses right after it."
            );
        }

        QueryNode? part = token.Kind switch
        {
            QueryTokenKind.Open => Group(token, depth, field),
            QueryTokenKind.Field => Field(token, depth),
            _ => Value(token, field),
        };
        return part is not null && isNegated ? new NoneOf(part) : part;
    }

    private QueryNode? Group(QueryToken open, int depth, QueryToken? field)
    {
        if (depth == MaxDepth)
        {
            return Fail(open, "The parentheses are nested too deeply.", $"Nest at most {MaxDepth}.");
        }

        QueryNode? inner = Alternatives(depth + 1, field);
        if (_mistake is not null)
        {
            return null;
        }

        if (Peek.Kind != QueryTokenKind.Close)
        {
            return Fail(open, "The parenthesis is not closed.", "Close it with ) or leave it out.");
        }

        _next++;
        return inner ?? Fail(open, "The parentheses are empty.", "Write a condition into them, or leave them out.");
    }

    private QueryNode? Field(QueryToken field, int depth)
    {
        if (!_fields.TryFind(field.Text, out _, out _))
        {
            return Fail(
                field,
                $"There is no field '{field.Text}'.",
                $"Use one of: {string.Join(", ", _fields.Names)}. To look for the words themselves, put them in quotation marks."
            );
        }

        QueryToken token = _tokens[_next++];
        return token.Kind switch
        {
            QueryTokenKind.Word or QueryTokenKind.Phrase => Value(token, field),
            QueryTokenKind.Open => Group(token, depth, field),
            _ => Fail(field, $"Nothing follows '{field.Text}:'.", "Put a word or a phrase right after the colon, without a space."),
        };
    }

    private QueryNode? Value(QueryToken token, QueryToken? field)
    {
        string? indexField = null;
        bool isName = field is { } named && _fields.TryFind(named.Text, out indexField, out bool found) && found;
        return isName ? Name(token, indexField!) : Words(token, indexField);
    }

    private QueryNode? Name(QueryToken token, string field)
    {
        string value = IndexValue.Of(token.Text);
        if (value.Length == 0)
        {
            return Fail(token, "There is nothing to look for.", "Give a name with at least one letter or digit.");
        }

        if (token.Distance is not null)
        {
            return Fail(token, "A tilde cannot follow a name.", "Give the beginning of the name and a star, or leave the tilde out.");
        }

        return token.IsPrefix && value.Length < MinPrefix ? ShortPrefix(token) : new NameValue(field, value, token.IsPrefix);
    }

    private QueryNode? Words(QueryToken token, string? field)
    {
        List<string> terms = TermsOf(token.Text);
        if (terms.Count == 0)
        {
            return token.IsPrefix || token.Distance is not null
                ? Fail(token, "There is no word before it.", "Put it after a word with letters or digits.")
                : null;
        }

        _words += terms.Count;
        if (_words > MaxWords)
        {
            return Fail(token, "The query has too many words.", $"Give at most {MaxWords}.");
        }

        if (token.IsPrefix && terms.Count > 1)
        {
            return Fail(
                token,
                $"A star can only follow one word; '{token.Text}' is {terms.Count}.",
                "Put the words apart, and the star after the last."
            );
        }

        if (token.IsPrefix && terms[0].Length < MinPrefix && !WordReader.IsPaired(terms[0][0]))
        {
            return ShortPrefix(token);
        }

        if (token.Distance is { } distance)
        {
            return Loose(token, field, terms, distance);
        }

        // One character of a script without spaces is the beginning of the pairs it stands in.
        bool isPrefix = token.IsPrefix || (terms is [{ Length: 1 } single] && WordReader.IsPaired(single[0]));
        return new WordSequence(field, terms, isPrefix ? WordMatch.Prefix : WordMatch.Whole, 0);
    }

    private QueryNode? Loose(QueryToken token, string? field, List<string> terms, int distance)
    {
        if (token.Kind == QueryTokenKind.Phrase)
        {
            return distance < 0
                ? Fail(
                    token,
                    "The tilde after a phrase needs a number.",
                    "Say how many places the words may be moved, as in \"bridge closed\"~5."
                )
                : new WordSequence(field, terms, WordMatch.Whole, terms.Count > 1 ? distance : 0);
        }

        if (terms.Count > 1 || distance > 2)
        {
            return Fail(token, "A tilde after a word allows up to 2 other letters, in one word.", "Write word~, word~1 or word~2.");
        }

        // As many letters as a typing mistake of a word of that length is likely to have (as in Elasticsearch's AUTO).
        int edits =
            distance >= 0
                ? distance
                : terms[0].Length switch
                {
                    < 3 => 0,
                    < 6 => 1,
                    _ => 2,
                };
        return new WordSequence(field, terms, edits == 0 ? WordMatch.Whole : WordMatch.Fuzzy, edits);
    }

    private QueryNode? ShortPrefix(QueryToken token) =>
        Fail(token, "The beginning of the word is too short.", $"Give at least {MinPrefix} characters before the star.");

    /// <summary>The words of a text, folded.</summary>
    /// <param name="text">The text.</param>
    public static List<string> TermsOf(string text)
    {
        var terms = new List<string>();
        var reader = new WordReader(text.AsMemory(), endOfRun: false);
        Span<char> word = stackalloc char[WordReader.MaxLength + TextFolding.MaxGrowth];
        while (reader.Read(word) is > 0 and var length)
        {
            terms.Add(new string(word[..length]));
        }

        return terms;
    }

    private QueryNode? Fail(QueryToken token, string problem, string fix)
    {
        _mistake ??= new QueryMistake(token.Start, token.Length, problem, fix);
        return null;
    }
}
