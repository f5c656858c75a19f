using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Pipeline.Articles;

namespace Pipeline.Benchmarks.Extraction;

/// <summary>
/// The npm library <c>compromise</c> in a Node.js process of its own, installed in a temporary folder, that reads the same articles
/// whenever asked.
/// </summary>
internal sealed class CompromiseProcess : IAsyncDisposable
{
    public const string Version = "14.17.0";

    private const string Script = """
        import nlp from 'compromise';
        import { readFileSync } from 'node:fs';
        import { createInterface } from 'node:readline';
        const texts = JSON.parse(readFileSync('articles.json', 'utf8'));
        const run = () => {
          let n = 0;
          for (const t of texts) {
            const d = nlp(t);
            n += d.people().out('array').length + d.places().out('array').length + d.organizations().out('array').length;
          }
          return n;
        };
        run(); run();
        console.log('ready');
        for await (const _ of createInterface({ input: process.stdin })) {
          const cpu = process.cpuUsage(), wall = process.hrtime.bigint(); run();
          const used = process.cpuUsage(cpu);
          console.log(`${used.user + used.system} ${(process.hrtime.bigint() - wall) / 1000n}`);
        }
        """;

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private CompromiseProcess(Process process, DirectoryInfo folder)
    {
        _process = process;
        _folder = folder;
    }

    /// <summary>Installs the library and reads the articles twice, to warm up.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<CompromiseProcess> StartAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("compromise-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{"type":"module"}""", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.mjs"), Script, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "articles.json"),
            JsonSerializer.Serialize(articles.Select(article => article.Text)),
            cancellationToken
        );
        using (Process npm = Start(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", $"compromise@{Version}"))
        {
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException(
                    $"npm could not install compromise@{Version} (exit code {npm.ExitCode}): is the registry reachable?"
                );
            }
        }

        var started = new CompromiseProcess(Start(folder, "node", "run.mjs"), folder);
        await started._process.StandardOutput.ReadLineAsync(cancellationToken);
        return started;
    }

    /// <summary>Lets the library read the articles once.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Cost> TurnAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("go".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        string line =
            await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("node ended: see its error above.");
        double[] micros = [.. line.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return new Cost(TimeSpan.FromMicroseconds(micros[0]), TimeSpan.FromMicroseconds(micros[1]));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Process Start(DirectoryInfo folder, string program, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        ) ?? throw new InvalidOperationException($"{program} does not start: install Node.js 20 or later.");
}
