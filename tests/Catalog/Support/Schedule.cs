using System.Threading.Channels;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>
/// Runs several flows so that exactly one storage call happens at a time, in an order the caller decides call by call. With
/// <see cref="ExploreAsync"/> every order is run, or a sample of them: see <see cref="Sweep"/>.
/// </summary>
/// <param name="isStep">Which calls count; the others happen together with the one before them. Null for all.</param>
internal sealed class Schedule(Func<Request, bool>? isStep = null)
{
    private readonly Channel<Actor> _arrivals = Channel.CreateUnbounded<Actor>();
    private readonly List<Actor> _actors = [];

    /// <summary>Runs the orders in which the storage calls of flows can follow each other.</summary>
    /// <param name="run">Runs the flows once: it is given the order to follow, and the number of the run.</param>
    /// <param name="atLeast">How many orders there must be.</param>
    public static async Task ExploreAsync(Func<Order, int, Task> run, int atLeast = 2)
    {
        var next = new List<int>();
        for (int runs = 1; ; runs++)
        {
            if (!Sweep.IsFull && runs > Sweep.Orders / 2)
            {
                await SampleAsync(run, runs);
                return;
            }

            var order = new Order(next, 0);
            await run(order, runs);

            // Depth first: the last choice that has another alternative takes it.
            List<(int Taken, int Of)> choices = order.Choices;
            int last = choices.FindLastIndex(static choice => choice.Taken + 1 < choice.Of);
            if (last < 0)
            {
                Assert.True(runs >= atLeast, $"There were only {runs} orders.");
                return;
            }

            next = [.. choices.Take(last).Select(static choice => choice.Taken), choices[last].Taken + 1];
        }
    }

    /// <summary>The second flow before the first, then any orders.</summary>
    private static async Task SampleAsync(Func<Order, int, Task> run, int runs)
    {
        await run(new Order([], int.MaxValue), runs++);
        for (; runs <= Sweep.Orders; runs++)
        {
            await run(new Order(seed: runs), runs);
        }
    }

    /// <summary>Runs flows in one order.</summary>
    /// <param name="choose">Given how many flows could go on, which of them does.</param>
    /// <param name="flows">The flows.</param>
    public async Task RunAsync(Func<int, int> choose, params Func<Task>[] flows)
    {
        foreach (Func<Task> flow in flows)
        {
            _actors.Add(new Actor(this));
        }

        Task[] running = [.. flows.Zip(_actors, static (flow, actor) => actor.RunAsync(flow))];
        for (int moving = flows.Length; ; )
        {
            // Wait until every flow stands before a call, or has ended.
            for (; moving > 0; moving--)
            {
                await _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);
            }

            Actor[] ready = [.. _actors.Where(static actor => actor.IsWaiting)];
            if (ready.Length == 0)
            {
                break;
            }

            ready[ready.Length == 1 ? 0 : choose(ready.Length)].Go();
            moving = 1;
        }

        await Task.WhenAll(running);
    }

    private bool IsStep(Request request) => isStep is null || isStep(request);

    /// <summary>One order: decides which flow goes on, and remembers what there was to choose.</summary>
    internal sealed class Order
    {
        private readonly Func<int, int, int> _choose;

        /// <summary>Follows choices, then takes one alternative all the time, as far as there are so many.</summary>
        public Order(IReadOnlyList<int> given, int then) =>
            _choose = (choice, alternatives) => choice < given.Count ? given[choice] : Math.Min(then, alternatives - 1);

        /// <summary>Chooses by chance.</summary>
        public Order(int seed)
        {
            var random = new Random(seed);
            _choose = (_, alternatives) => random.Next(alternatives);
        }

        public List<(int Taken, int Of)> Choices { get; } = [];

        public int Choose(int alternatives)
        {
            int taken = _choose(Choices.Count, alternatives);
            Choices.Add((taken, alternatives));
            return taken;
        }
    }

    private sealed class Actor(Schedule schedule) : StorageCallWatcher
    {
        private TaskCompletionSource? _turn;

        public bool IsWaiting => _turn is not null;

        public async Task RunAsync(Func<Task> flow)
        {
            await Task.Yield();
            try
            {
                using (StorageCalls.Watch(this))
                {
                    await flow();
                }
            }
            finally
            {
                schedule._arrivals.Writer.TryWrite(this);
            }
        }

        public override async ValueTask BeforeAsync(Request request)
        {
            if (!schedule.IsStep(request))
            {
                return;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.Exchange(ref _turn, turn) is not null)
            {
                throw new InvalidOperationException(
                    "A flow makes two calls at the same time, so that their order is not decided here. Leave it one of each."
                );
            }

            schedule._arrivals.Writer.TryWrite(this);
            await turn.Task;
        }

        public void Go()
        {
            TaskCompletionSource turn = _turn!;
            _turn = null;
            turn.SetResult();
        }
    }
}
