using Pipeline.Articles.Formats;

namespace Pipeline.Articles.Tests.Formats;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><p>x", "a.txt", null, FileFormat.Html)]
    [InlineData("\uFEFF <!-- saved --> <html>", "a", null, FileFormat.Html)]
    [InlineData("x <b>y</b>", "a.html", null, FileFormat.Html)]
    [InlineData("x < y", "a.html", null, FileFormat.Text)]
    [InlineData("<nitf><body/></nitf>", "a.html", "text/html", FileFormat.Xml)]
    [InlineData("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "a.txt", null, FileFormat.Xml)]
    [InlineData("<atom:feed xmlns:atom=\"x\">", "a", null, FileFormat.Xml)]
    [InlineData("{\"title\": 1}", "a.txt", null, FileFormat.Json)]
    [InlineData("[UPDATE] The ferry sailed.", "a.txt", null, FileFormat.Text)]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "a.json", null, FileFormat.Batch)]
    [InlineData("{\n\"a\":1}\n", "a.json", null, FileFormat.Json)]
    [InlineData("WARC/1.0\r\n", "a.txt", null, FileFormat.Batch)]
    [InlineData("---\ntitle: T\n---\nx", "a.txt", null, FileFormat.Markdown)]
    [InlineData("# T\n\n[a](b) and [c](d)", "a.txt", null, FileFormat.Markdown)]
    [InlineData("T\n\nx", "a.md", null, FileFormat.Markdown)]
    [InlineData("T\n\nx", "a", "text/markdown; charset=utf-8", FileFormat.Markdown)]
    [InlineData("date 2022-01-10 T\n\nx", "a", "text/html", FileFormat.Text)]
    internal void Content_decides_before_name_and_declaration(string text, string name, string? type, FileFormat format) =>
        Assert.Equal(format, FormatSniffer.Sniff(text, name, type));
}
