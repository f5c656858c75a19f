namespace Pipeline.Explorer.Tests;

/// <summary>The views of the page, each at its address, with the sample articles in the archive.</summary>
internal static class Views
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["search"] = "/",
            ["results"] = "/?q=president",
            ["nothing"] = "/?q=zyzzyva&person=Nobody",
            ["quotations"] = "/?view=quotations",
            ["timeline"] = "/?view=timeline",
            ["map"] = "/?view=map",
            ["network"] = "/?view=network",
            ["compare"] = "/?view=compare&query=q%3Dpresident&query=q%3Dbank",
            ["entity"] = "/?view=entity&name=Kassym-Jomart%20Tokayev&type=person",
            ["article"] = "/?view=article&id=ouqfxc5ycxfqfs7f",
            ["missing"] = "/?view=article&id=aaaaaaaaaaaaaaaa",
            ["ingest"] = "/?view=ingest",
            ["shortcuts"] = "/?view=shortcuts",
        };
}
