using System.Diagnostics;
using Pipeline.Functions.Local;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>
/// How soon a new blob runs after an idle time, in a container of 20,000 old blobs: from the beginning of its upload to the end of its
/// function.
/// </summary>
internal static class BlobPickup
{
    private const int New = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    // By listing alone as often as a large container is listed.
    private static readonly TimeSpan MostByListing = TimeSpan.FromSeconds(31);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using OldBlobs blobs = await OldBlobs.CreateAsync(cancellationToken);
        await MeasureAsync(blobs, withAccessLog: true, cancellationToken);
        await MeasureAsync(blobs, withAccessLog: false, cancellationToken);
    }

    private static async Task MeasureAsync(OldBlobs blobs, bool withAccessLog, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        await using LocalFunctionsHost host = await blobs.StartHostAsync(withAccessLog, cancellationToken);
        Console.WriteLine(
            $"      start over {OldBlobs.Count:N0} old blobs, {OldBlobs.Name(withAccessLog)}: "
                + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"
        );
        TimeSpan most = withAccessLog ? Most : MostByListing;
        var times = new List<TimeSpan>();
        for (int i = 0; i < New; i++)
        {
            await Task.Delay(Idle, cancellationToken);
            int before = host.Invocations.Count;
            started = Stopwatch.GetTimestamp();
            await blobs.Container.UploadBlobAsync($"new/{withAccessLog}{i}.txt", BinaryData.FromString("x"), cancellationToken);
            while (host.Invocations.Count == before)
            {
                await Task.Delay(1, cancellationToken);
            }

            times.Add(Stopwatch.GetElapsedTime(started));
        }

        Verdict.Write(
            times.Max() <= most,
            $"new blob after {Idle.TotalSeconds:0} s of nothing among {OldBlobs.Count:N0} old ones, {OldBlobs.Name(withAccessLog)}: "
                + $"runs after {string.Join(", ", times.Select(time => $"{time.TotalMilliseconds:0}"))} ms",
            $"each within {most.TotalSeconds:0} s"
        );
    }
}
