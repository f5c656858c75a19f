using System.Text;
using Microsoft.AspNetCore.Http;
using Pipeline.Cli.Export;

namespace Pipeline.Cli.Tests;

/// <summary>Exports that break off, and go on.</summary>
public sealed class ExportTests : IDisposable
{
    private const int Records = 25;
    private const int PerConnection = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-export-");

    public static TheoryData<string> Formats => ["ndjson", "csv"];

    private string Output => Path.Combine(_folder.FullName, "export");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_connection_that_breaks_is_made_again_where_it_broke(string format)
    {
        await using AnsweringApi api = await AnsweringApi.StartAsync(context => AnswerAsync(context, format, PerConnection));
        CommandResult result = await ExportAsync(api, format);
        Assert.Equal((ExitCodes.Success, Whole(format)), (result.ExitCode, ReadOutput()));
        Assert.Equal(3, api.Requests.Count);
        Assert.Contains($"has {Records} records", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_file_is_gone_on_with_after_its_last_whole_record_however_it_was_cut(string format)
    {
        string whole = Whole(format);
        foreach (int cut in (int[])[0, 5, whole.Length / 3, whole.Length / 2, whole.Length - 3, whole.Length])
        {
            File.WriteAllText(Output, whole[..cut]);
            await using AnsweringApi api = await AnsweringApi.StartAsync(context => AnswerAsync(context, format, Records));
            CommandResult result = await ExportAsync(api, format, "--resume");
            Assert.Equal((ExitCodes.Success, whole), (result.ExitCode, ReadOutput()));
        }
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        File.WriteAllText(Output, "mine\n");
        await using AnsweringApi api = await AnsweringApi.StartAsync(context => AnswerAsync(context, "ndjson", Records));
        CommandResult fresh = await ExportAsync(api, "ndjson");
        CommandResult resumed = await ExportAsync(api, "ndjson", "--resume");
        Assert.Contains("Pass --resume to go on in it", fresh.Errors, StringComparison.Ordinal);
        Assert.Contains("is no export in this format", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Failure, ExitCodes.Failure, "mine\n"), (fresh.ExitCode, resumed.ExitCode, ReadOutput()));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_export_that_finds_nothing_says_so(string format)
    {
        string header = format == "csv" ? Whole(format).Split('\n')[0] + "\n" : "";
        await using AnsweringApi api = await AnsweringApi.StartAsync(context => context.Response.WriteAsync(header));
        CommandResult result = await CommandLine.RunAsync("export", "--url", api.Address, "--format", format);
        Assert.Equal((ExitCodes.NothingFound, "Nothing meets these conditions.\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task Resuming_needs_a_file()
    {
        CommandResult none = await CommandLine.RunAsync("export", "--resume");
        CommandResult missing = await CommandLine.RunAsync("export", "--resume", "--output", Output);
        Assert.Contains("pass --output", none.Errors, StringComparison.Ordinal);
        Assert.Contains("Leave --resume out to begin", missing.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65536)]
    public async Task Rows_with_line_ends_in_quotation_marks_are_whole_rows_however_they_arrive(int chunk)
    {
        const string Rows = "\uFEFFtext,continuation\r\n\"one\n\"\"two\"\", three\",AAA\r\n\"four\r\nfive\",BBB\r\n\"half";
        var records = new ExportRecords(isCsv: true);
        using var target = new MemoryStream();
        using var source = new Chunks(Encoding.UTF8.GetBytes(Rows), chunk);
        await records.TakeAsync(source, target, skipFirst: false, TestContext.Current.CancellationToken);
        Assert.Equal((3L, "BBB"), (records.Count, records.Continuation));
        Assert.Equal(Rows[..^5], Encoding.UTF8.GetString(target.ToArray()));
    }

    private static string Header(string format) => format == "csv" ? "\uFEFFtext,continuation\r\n" : "";

    private static string Record(string format, int i) =>
        format == "csv"
            ? $"\"article {i},\r\nwith a \"\"line\"\"\",C{i}\r\n"
            : $$"""{"text":"article {{i}}","continuation":"C{{i}}"}""" + "\n";

    private static string Whole(string format) =>
        Header(format) + string.Concat(Enumerable.Range(0, Records).Select(i => Record(format, i)));

    private static async Task AnswerAsync(HttpContext context, string format, int most)
    {
        string after = context.Request.Query["continuation"].ToString();
        int from = after.Length == 0 ? 0 : int.Parse(after[1..]) + 1;
        int to = Math.Min(from + most, Records);
        var body = new StringBuilder(Header(format));
        for (int i = from; i < to; i++)
        {
            body.Append(Record(format, i));
        }

        byte[] bytes = Encoding.UTF8.GetBytes(body + (to < Records ? Record(format, to)[..9] : ""));

        // A length that is not kept ends the connection in the middle of a record.
        context.Response.ContentLength = bytes.Length + (to < Records ? 1 : 0);
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // With its byte order mark.
    private string ReadOutput() => Encoding.UTF8.GetString(File.ReadAllBytes(Output));

    private Task<CommandResult> ExportAsync(AnsweringApi api, string format, params string[] more) =>
        CommandLine.RunAsync(["export", "--format", format, "--output", Output, "--url", api.Address, .. more]);

    /// <summary>A stream that arrives in parts.</summary>
    private sealed class Chunks(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
