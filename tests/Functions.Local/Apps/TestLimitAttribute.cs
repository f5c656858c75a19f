using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;

[assembly: Pipeline.Functions.Local.Tests.Apps.TestLimit]

namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>
/// Cancels a test that waits for something that does not come, so that it fails under its own name and not with the whole run.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TestLimitAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly ConditionalWeakTable<IXunitTest, Timer> Timers = [];

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        ITestContext context = TestContext.Current;
        Timers.Add(test, new Timer(_ => context.CancelCurrentTest(), null, Limit, Timeout.InfiniteTimeSpan));
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Timers.TryGetValue(test, out Timer? timer))
        {
            timer.Dispose();
        }
    }
}
