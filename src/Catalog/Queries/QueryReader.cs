using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Search.Language;

namespace Pipeline.Catalog.Queries;

/// <summary>
/// Takes the parameters of a query one by one and collects everything that is wrong, so that a caller learns it all at once.
/// </summary>
internal sealed partial class QueryReader
{
    /// <summary>What a parameter begins with that excludes.</summary>
    public const string Not = "not-";

    private const string DateForm = "yyyy-MM-dd";

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly List<QueryError> _errors = [];
    private int _conditions;

    /// <summary>Begins with the parameters as they came.</summary>
    /// <param name="parameters">One pair for each value; values of white space only count as left out.</param>
    public QueryReader(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach ((string name, string value) in parameters)
        {
            if (!_values.TryGetValue(name, out List<string>? values))
            {
                _values[name] = values = [];
            }

            if (!string.IsNullOrWhiteSpace(value))
            {
                values.Add(value.Trim());
            }
        }
    }

    /// <summary>Every value of a name parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyList<string> Names(string parameter)
    {
        List<string> values = Take(parameter);
        _conditions += values.Count;
        if (values.Count > 0 && _conditions > QueryLimits.MaxConditions)
        {
            Fail(parameter, $"With it the query has {_conditions} names and dates.", $"Give at most {QueryLimits.MaxConditions} in all.");
            return [];
        }

        foreach (string value in values)
        {
            if (IsShort(parameter, value) && IndexValue.Of(value).Length == 0)
            {
                Fail(parameter, "The value has nothing to look for.", "Give a name with at least one letter or digit.");
            }
        }

        return values;
    }

    /// <summary>The one value of a name parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public string? Name(string parameter) =>
        Names(parameter) switch
        {
            [] => null,
            [string one] => one,
            _ => Repeated(parameter),
        };

    /// <summary>A parameter in the language of <c>q</c>; several values are one text.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="fields">The fields that can be named in it.</param>
    public string? Query(string parameter, QueryFields fields)
    {
        string text = string.Join(' ', Take(parameter));
        if (text.Length == 0 || !IsShort(parameter, text))
        {
            return null;
        }

        if (!QueryParser.TryParse(text, fields, out _, out QueryMistake? mistake))
        {
            _errors.Add(new QueryError(parameter, mistake.Problem, mistake.Fix, mistake.Position, mistake.Length));
        }

        return text;
    }

    /// <summary>The one id of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public string? Id(string parameter)
    {
        if (One(parameter) is not { } value)
        {
            return null;
        }

        if (ArticleId.IsWellFormed(value))
        {
            return value;
        }

        Fail(
            parameter,
            $"'{Shown(value)}' is not the id of an article.",
            "Give an id as lists of articles have it: 16 letters and digits."
        );
        return null;
    }

    /// <summary>The one number of a parameter from 0 to 1.</summary>
    /// <param name="parameter">The parameter.</param>
    public double? Share(string parameter)
    {
        if (One(parameter) is not { } value)
        {
            return null;
        }

        if (
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1
        )
        {
            return share;
        }

        Fail(parameter, $"'{Shown(value)}' is not a number from 0 to 1.", "Give a number such as 0.8.");
        return null;
    }

    /// <summary>Every value of a parameter for dates in the text.</summary>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyList<string> CalendarValues(string parameter)
    {
        IReadOnlyList<string> values = [.. Names(parameter).Select(static value => value.ToUpperInvariant())];
        foreach (string value in values)
        {
            if (!MentionedDates.IsCalendarValue(value))
            {
                Fail(
                    parameter,
                    $"'{Shown(value)}' is not a date.",
                    "Give a day (2022-01-10), month (2022-01), year (2022), week (2022-W02), quarter (2022-Q1), season "
                        + "(2022-WI) or decade (199)."
                );
            }
        }

        return values;
    }

    /// <summary>The one day of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public DateOnly? Day(string parameter)
    {
        if (One(parameter) is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        Fail(parameter, $"'{Shown(value)}' is not a day.", "Give a day of the calendar as year-month-day, such as 2022-01-10.");
        return null;
    }

    /// <summary>Checks that two days are in order.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public void CheckOrder(DateOnly? from, DateOnly? to)
    {
        if (from > to)
        {
            Fail("from", $"{from:O} is after {to:O}, the day of 'to'.", "Give the earlier day as 'from' and the later as 'to'.");
        }
    }

    /// <summary>Checks that results can be sorted as asked for.</summary>
    /// <param name="order">The order.</param>
    /// <param name="text">The words of the query.</param>
    public void CheckOrder(ResultOrder order, string? text)
    {
        if (order == ResultOrder.Relevance && text is null)
        {
            Fail(
                "sort",
                "Without words to look for nothing is more relevant than the rest.",
                "Give words as 'q', or sort by newest, oldest or uploaded."
            );
        }
    }

    /// <summary>The one language of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public string? Language(string parameter) =>
        One(parameter) is { } value && IsLanguage(parameter, value) ? value.ToLowerInvariant() : null;

    /// <summary>The languages of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyList<string> Languages(string parameter) =>
        [.. Names(parameter).Where(value => IsLanguage(parameter, value)).Select(static value => value.ToLowerInvariant())];

    private bool IsLanguage(string parameter, string value)
    {
        if (LanguageCode().IsMatch(value))
        {
            return true;
        }

        Fail(
            parameter,
            $"'{Shown(value)}' is not a language code.",
            "Give an ISO 639-1 code, such as en, or und for texts whose language could not be told."
        );
        return false;
    }

    /// <summary>
    /// The one value of a parameter that has a few, written as the API writes them; null when it is left out, or is none of them.
    /// </summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="parameter">The parameter.</param>
    public T? OneOf<T>(string parameter)
        where T : struct, Enum
    {
        string? value = One(parameter);
        return value is null ? null : Known<T>(parameter, value);
    }

    /// <summary>The values of a parameter that has a few, written as the API writes them.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyList<T> AnyOf<T>(string parameter)
        where T : struct, Enum => [.. Take(parameter).Select(value => Known<T>(parameter, value)).OfType<T>().Distinct()];

    private T? Known<T>(string parameter, string value)
        where T : struct, Enum
    {
        foreach (T known in Enum.GetValues<T>())
        {
            if (string.Equals(value, known.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        Fail(
            parameter,
            $"'{Shown(value)}' is not a valid {parameter}.",
            $"Give one of: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."
        );
        return null;
    }

    /// <summary>The values of a parameter that has a few, separated by commas or repeated.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyList<T> ListOf<T>(string parameter)
        where T : struct, Enum =>
        [
            .. Take(parameter)
                .SelectMany(static value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(value => Known<T>(parameter, value))
                .OfType<T>()
                .Distinct(),
        ];

    /// <summary>Whether the one value of a parameter is <c>true</c>.</summary>
    /// <param name="parameter">The parameter.</param>
    public bool Flag(string parameter)
    {
        if (One(parameter) is not { } value)
        {
            return false;
        }

        if (bool.TryParse(value, out bool flag))
        {
            return flag;
        }

        Fail(parameter, $"'{Shown(value)}' is neither true nor false.", "Give true, or leave it out.");
        return false;
    }

    /// <summary>How many items are wanted.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="otherwise">How many when it does not say.</param>
    public int Limit(string parameter, int otherwise = QueryLimits.DefaultPage) =>
        Number(parameter, otherwise, QueryLimits.MaxPage, "a valid page size");

    /// <summary>The one whole number of a parameter, from 1.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="otherwise">The number when it does not say.</param>
    /// <param name="most">The largest number it may be.</param>
    /// <param name="meaning">What the number is, to say that a value is not one.</param>
    public int Number(string parameter, int otherwise, int most, string meaning = "a valid number")
    {
        if (One(parameter) is not { } value)
        {
            return otherwise;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most)
        {
            return number;
        }

        Fail(parameter, $"'{Shown(value)}' is not {meaning}.", $"Give a whole number from 1 to {most}.");
        return otherwise;
    }

    /// <summary>The part of a map in a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public BoundingBox? Box(string parameter)
    {
        if (One(parameter) is not { } value)
        {
            return null;
        }

        var box = BoundingBox.Read(value);
        if (box is null)
        {
            Fail(
                parameter,
                $"'{Shown(value)}' is not a part of a map.",
                "Give west,south,east,north in degrees, such as 46.5,40.5,87.4,55.5."
            );
        }

        return box;
    }

    /// <summary>Checks a name that is no query parameter.</summary>
    /// <param name="parameter">What it is called.</param>
    /// <param name="name">The name.</param>
    public void CheckName(string parameter, string name)
    {
        if (IsShort(parameter, name) && IndexValue.Of(name).Length == 0)
        {
            Fail(parameter, "It has nothing to look for.", "Give a name with at least one letter or digit.");
        }
    }

    /// <summary>Refuses a parameter that has no meaning together with another one.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="problem">Why it has none.</param>
    /// <param name="fix">What to send instead.</param>
    public void Refuse(string parameter, string problem, string fix)
    {
        if (Take(parameter).Count > 0)
        {
            Fail(parameter, problem, fix);
        }
    }

    /// <summary>The one value of a parameter that is not looked into here.</summary>
    /// <param name="parameter">The parameter.</param>
    public string? One(string parameter) =>
        Take(parameter) switch
        {
            [] => null,
            [string one] => IsShort(parameter, one) ? one : null,
            _ => Repeated(parameter),
        };

    /// <summary>Ends reading: the query counts only if nothing was wrong.</summary>
    /// <typeparam name="T">The query.</typeparam>
    /// <param name="read">What was read.</param>
    /// <param name="query">The query.</param>
    /// <param name="errors">Everything that is wrong; empty when a query was read.</param>
    public bool TryFinish<T>(T read, [NotNullWhen(true)] out T? query, out IReadOnlyList<QueryError> errors)
        where T : class
    {
        errors = Finish();
        query = errors.Count == 0 ? read : null;
        return query is not null;
    }

    // Parameters that nobody asked for are errors too.
    private List<QueryError> Finish()
    {
        foreach (string unknown in _values.Keys.Except(_known, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Fail(Shown(unknown), "There is no such parameter.", $"Use these: {string.Join(", ", _known)}.");
        }

        return _errors;
    }

    private List<string> Take(string parameter)
    {
        if (!_known.Contains(parameter))
        {
            _known.Add(parameter);
        }

        return _values.GetValueOrDefault(parameter) ?? [];
    }

    private string? Repeated(string parameter)
    {
        Fail(parameter, "It is given more than once.", "Give it once.");
        return null;
    }

    private bool IsShort(string parameter, string value)
    {
        if (value.Length <= QueryLimits.MaxLength)
        {
            return true;
        }

        Fail(parameter, $"The value has {value.Length} characters.", $"Give at most {QueryLimits.MaxLength}.");
        return false;
    }

    private void Fail(string parameter, string problem, string fix) => _errors.Add(new QueryError(parameter, problem, fix));

    private static string Shown(string value) => value.Length <= 50 ? value : string.Concat(value.AsSpan(0, 50), "…");

    [GeneratedRegex("^[a-z]{2,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LanguageCode();
}
