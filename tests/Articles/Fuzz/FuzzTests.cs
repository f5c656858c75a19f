using System.Globalization;
using Xunit.Sdk;

namespace Pipeline.Articles.Tests.Fuzz;

/// <summary>
/// Runs for PIPELINE_FUZZ_SECONDS (default 20), or for PIPELINE_FUZZ_RUNS files where that is set, from PIPELINE_FUZZ_SEED (default 1). For
/// hours: <c>PIPELINE_FUZZ_SECONDS=7200 PIPELINE_FUZZ_SEED=7 dotnet run -c Release --project tests/Articles -- -class "*FuzzTests"</c>.
/// </summary>
public sealed class FuzzTests
{
    private const int FilesPerSeed = 1000;

    [Fact]
    public async Task No_file_makes_a_reader_throw_or_break_a_law()
    {
        int seed = Setting("PIPELINE_FUZZ_SEED", 1);
        int runs = Setting("PIPELINE_FUZZ_RUNS", int.MaxValue);
        TimeSpan budget = runs == int.MaxValue ? TimeSpan.FromSeconds(Setting("PIPELINE_FUZZ_SECONDS", 20)) : TimeSpan.MaxValue;
        var parser = new ArticleParser(new ArticleLimits());
        var batches = new ArticleBatch(new ArticleLimits());
        long start = TimeProvider.System.GetTimestamp();
        int done = 0;
        for (
            ;
            done < runs
                && TimeProvider.System.GetElapsedTime(start) < budget
                && !TestContext.Current.CancellationToken.IsCancellationRequested;
            seed++
        )
        {
            var inputs = new FuzzInputs(seed);
            for (int i = 0; i < FilesPerSeed; i++, done++)
            {
                (string name, string? type, byte[] bytes) = inputs.Next();
                try
                {
                    SpanLaws.Hold(parser.Parse(name, type, bytes));
                    if (ArticleBatch.IsBatch(name, bytes, isWhole: true))
                    {
                        await HoldAsync(batches, name, bytes);
                    }
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    throw new XunitException(
                        $"Seed {seed}, file {i}, name '{name}', type '{type}', bytes {Convert.ToBase64String(bytes)}\n{e}"
                    );
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage("Parsed {0} files.", done);
        Assert.True(done >= FilesPerSeed);
    }

    // Whatever a batch holds, its records stay in its folder, differ in name, and are no batches themselves.
    private static async Task HoldAsync(ArticleBatch batches, string name, byte[] bytes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var content = new MemoryStream(bytes);
        await foreach (BatchRecord record in batches.ReadAsync(name, content, CancellationToken.None))
        {
            if (record.Name == name)
            {
                Assert.NotNull(record.Rejection);
                continue;
            }

            Assert.True(names.Add(record.Name));
            Assert.StartsWith(name + "/", record.Name, StringComparison.Ordinal);
            string own = record.Name[(name.Length + 1)..];
            Assert.Null(ArticleName.Check(own));
            Assert.DoesNotContain(own.Split('/'), segment => segment is "" or "." or "..");
            Assert.True(record.Rejection is not null || !ArticleBatch.IsBatch(record.Name, record.Bytes.Span, isWhole: true));
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
