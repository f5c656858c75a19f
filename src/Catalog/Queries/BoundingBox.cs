using System.Globalization;

namespace Pipeline.Catalog.Queries;

/// <summary>
/// A part of a map between two meridians and two parallels (RFC 7946). One that crosses the 180th meridian has its west east of its east.
/// </summary>
/// <param name="West">Degrees east of its western edge.</param>
/// <param name="South">Degrees north of its southern edge.</param>
/// <param name="East">Degrees east of its eastern edge.</param>
/// <param name="North">Degrees north of its northern edge.</param>
public sealed record BoundingBox(double West, double South, double East, double North)
{
    private const double MaxLongitude = 180,
        MaxLatitude = 90;

    /// <summary>Whether a point lies in it, edges included.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public bool Contains(double latitude, double longitude) =>
        latitude >= South
        && latitude <= North
        && (West <= East ? longitude >= West && longitude <= East : longitude >= West || longitude <= East);

    /// <summary>Reads <c>west,south,east,north</c>; null when it is no such part of a map.</summary>
    /// <param name="text">The text.</param>
    public static BoundingBox? Read(string text)
    {
        string[] parts = text.Split(',');
        double[] numbers = new double[4];
        if (parts.Length != numbers.Length)
        {
            return null;
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            if (
                !double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !(Math.Abs(numbers[i]) <= (i % 2 == 0 ? MaxLongitude : MaxLatitude))
            )
            {
                return null;
            }
        }

        return numbers[1] > numbers[3] ? null : new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
