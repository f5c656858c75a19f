using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>The kinds of block.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>The headline, or a subheading inside the text.</summary>
    Heading,

    /// <summary>The words under an image.</summary>
    Caption,

    /// <summary>Who made an image or the text.</summary>
    Credit,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A paragraph that the article sets off as the words of another.</summary>
    Quote,

    /// <summary>One row of a table, its cells separated by a vertical bar.</summary>
    TableRow,

    /// <summary>An embedded post of a social network, the words of its poster.</summary>
    Post,
}
