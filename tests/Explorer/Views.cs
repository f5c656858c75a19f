namespace Pipeline.Explorer.Tests;

/// <summary>The views of the page, each at its address, with the sample articles in the archive.</summary>
public static class Views
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["search"] = "/",
            ["results"] = "/?q=president",
            ["nothing"] = "/?q=zyzzyva&person=Nobody",
            ["refused"] = "/?from=yesterday",
            ["quotations"] = "/?view=quotations",
            ["words said"] = "/?view=quotations&q=bank",
            ["timeline"] = "/?view=timeline",
            ["map"] = "/?view=map",
            ["network"] = "/?view=network",
            ["compare"] = "/?view=compare&query=q%3Dpresident&query=q%3Dbank",
            ["compare nothing"] = "/?view=compare",
            ["name"] = "/?view=entity&name=Kassym-Jomart%20Tokayev&type=person",
            ["unknown name"] = "/?view=entity&name=Zyzzyva",
            ["article"] = "/?view=article&id=" + RunningExplorer.SeedArticle,
            ["rejected"] = "/?view=article&id=" + RunningExplorer.RejectedArticle,
            ["missing"] = "/?view=article&id=aaaaaaaaaaaaaaaa",
            ["ingest"] = "/?view=ingest",
            ["shortcuts"] = "/?view=shortcuts",
        };

    /// <summary>The names of the views, one a test.</summary>
    public static TheoryData<string> Names => [.. All.Keys];
}
