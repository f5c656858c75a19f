namespace Pipeline.Catalog.Upkeep;

/// <summary>Counts what a reconciliation does, from any thread.</summary>
internal sealed class Tally
{
    private int _blobs;
    private int _queued;
    private int _waiting;
    private int _forgotten;
    private int _failed;
    private int _repacked;
    private volatile bool _ranOut;

    public void Saw() => Interlocked.Increment(ref _blobs);

    public void Queued() => Interlocked.Increment(ref _queued);

    public void Waits() => Interlocked.Increment(ref _waiting);

    public void Forgot() => Interlocked.Increment(ref _forgotten);

    public void Failed() => Interlocked.Increment(ref _failed);

    public void Repacked() => Interlocked.Increment(ref _repacked);

    public void RanOut() => _ranOut = true;

    public ReconcileReport Report() => new(_blobs, _queued, _waiting, _forgotten, _failed, !_ranOut, _repacked);
}
