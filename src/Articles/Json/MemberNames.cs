namespace Pipeline.Articles.Json;

/// <summary>The members that articles in JSON are written with, in order of preference: see <c>members.txt</c>.</summary>
internal static class MemberNames
{
    private const string File = "Json/members.txt";

    /// <summary>What may hold the article or the articles.</summary>
    public static string[] Wrappers { get; } = Read("wrappers");

    /// <summary>Its headline.</summary>
    public static string[] Headline { get; } = Read("headline");

    /// <summary>Its standfirst.</summary>
    public static string[] Standfirst { get; } = Read("standfirst");

    /// <summary>When it was published.</summary>
    public static string[] Published { get; } = Read("published");

    /// <summary>When it was last changed.</summary>
    public static string[] Modified { get; } = Read("modified");

    /// <summary>Where it can be read.</summary>
    public static string[] Address { get; } = Read("address");

    /// <summary>The address it gives as its own.</summary>
    public static string[] CanonicalAddress { get; } = Read("canonical address");

    /// <summary>Who published it.</summary>
    public static string[] Outlet { get; } = Read("outlet");

    /// <summary>Its language.</summary>
    public static string[] Language { get; } = Read("language");

    /// <summary>Who wrote it.</summary>
    public static string[] Byline { get; } = Read("byline");

    /// <summary>Its text.</summary>
    public static string[] Body { get; } = Read("body");

    /// <summary>Its text, as an array.</summary>
    public static string[] Paragraphs { get; } = Read("paragraphs");

    /// <summary>The words of a paragraph that is an object.</summary>
    public static string[] Words { get; } = Read("words");

    private static string[] Read(string section) => [.. WordList.Read(File, section).Lines];
}
