using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>What one catalogue measured.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ConcurrentQueue<Measurement> _all = [];
    private readonly MeterListener _listener = new();

    public Measurements(CatalogTelemetry telemetry)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == telemetry)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IEnumerable<Measurement> Of(string instrument) => _all.Where(measurement => measurement.Instrument == instrument);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue(new Measurement(instrument.Name, value, tags.Length > 0 ? (string?)tags[0].Value : null));

    /// <summary>One measurement, with its only tag.</summary>
    internal sealed record Measurement(string Instrument, double Value, string? Tag);
}
