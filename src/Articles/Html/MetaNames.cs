namespace Pipeline.Articles.Html;

/// <summary>The meta elements that pages state things with, in order of preference: see <c>meta.txt</c>.</summary>
internal static class MetaNames
{
    private const string File = "Html/meta.txt";

    /// <summary>Who wrote the article.</summary>
    public static string[] Author { get; } = Read("author");

    /// <summary>When it was published.</summary>
    public static string[] Published { get; } = Read("published");

    /// <summary>When it was last changed.</summary>
    public static string[] Modified { get; } = Read("modified");

    /// <summary>Its title.</summary>
    public static string[] Title { get; } = Read("title");

    /// <summary>Its title as others are to show it.</summary>
    public static string[] NetworkTitle { get; } = Read("network title");

    private static string[] Read(string section) => [.. WordList.Read(File, section).Lines];
}
