namespace Pipeline.Benchmarks.Hosting;

/// <summary>Writes a figure beside what is wanted of it, one line each.</summary>
internal static class Verdict
{
    /// <summary>Writes one line, such as <c>ok    idle, access log: host 0.31 % of one core (wanted: under 1 %)</c>.</summary>
    /// <param name="holds">Whether the figure is as wanted.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="wanted">What is wanted of it.</param>
    public static void Write(bool holds, string figure, string wanted) =>
        Console.WriteLine($"{(holds ? "ok   " : "MISSED")} {figure} (wanted: {wanted})");
}
