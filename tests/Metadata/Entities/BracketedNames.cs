using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Metadata.Tests.Entities;

/// <summary>
/// Text whose names are written <c>[P a person]</c>, <c>[O an organisation]</c>, <c>[L a place]</c>, or <c>[M another name]</c>, which is
/// no entity.
/// </summary>
internal static partial class BracketedNames
{
    public static (string Text, HashSet<(int Start, int Length, EntityType Type)> Names) Parse(string article)
    {
        var text = new StringBuilder();
        HashSet<(int, int, EntityType)> names = [];
        int from = 0;
        foreach (Match match in Name().Matches(article))
        {
            text.Append(article, from, match.Index - from);
            from = match.Index + match.Length;
            string name = match.Groups[2].Value;
            if (match.Groups[1].Value is not "M")
            {
                names.Add(
                    (
                        text.Length,
                        name.Length,
                        match.Groups[1].Value switch
                        {
                            "P" => EntityType.Person,
                            "O" => EntityType.Organisation,
                            _ => EntityType.Place,
                        }
                    )
                );
            }

            text.Append(name);
        }

        return (text.Append(article, from, article.Length - from).ToString(), names);
    }

    /// <summary>The text with its entities in brackets.</summary>
    public static string Render(string text, IEnumerable<Entity> entities)
    {
        var rendered = new StringBuilder();
        int at = 0;
        foreach (
            (TextSpan span, EntityType type) in entities
                .SelectMany(entity => entity.Mentions.Select(mention => (mention, entity.Type)))
                .OrderBy(pair => pair.mention.Start)
        )
        {
            rendered
                .Append(text, at, span.Start - at)
                .Append('[')
                .Append(
                    type switch
                    {
                        EntityType.Person => 'P',
                        EntityType.Organisation => 'O',
                        _ => 'L',
                    }
                )
                .Append(' ')
                .Append(text, span.Start, span.Length)
                .Append(']');
            at = span.Start + span.Length;
        }

        return rendered.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex(@"\[([POLM]) ([^\]]+)\]")]
    private static partial Regex Name();
}
