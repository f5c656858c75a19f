namespace Pipeline.Training.Gazetteers;

/// <summary>
/// The mean position of the inhabitants of an area: the point that stands for a country or division. Taken on the sphere, so that the date
/// line does no harm.
/// </summary>
internal sealed class GeographicMean
{
    private double _x,
        _y,
        _z;
    private long _population;

    /// <summary>The mean in degrees, NaN when nothing was added, and the population it rests on.</summary>
    public (double Latitude, double Longitude, long Population) Value =>
        _population == 0
            ? (double.NaN, double.NaN, 0)
            : (
                double.RadiansToDegrees(Math.Atan2(_z, Math.Sqrt((_x * _x) + (_y * _y)))),
                double.RadiansToDegrees(Math.Atan2(_y, _x)),
                _population
            );

    /// <summary>Adds a town.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="population">Its inhabitants.</param>
    public void Add(double latitude, double longitude, int population)
    {
        double weight = Math.Max(population, 1),
            phi = double.DegreesToRadians(latitude),
            lambda = double.DegreesToRadians(longitude);
        _x += weight * Math.Cos(phi) * Math.Cos(lambda);
        _y += weight * Math.Cos(phi) * Math.Sin(lambda);
        _z += weight * Math.Sin(phi);
        _population += (long)weight;
    }
}
