// Runs the schedule callback before a tasklet goes on: a frame on top of the tasklet's own, which then hands down the value that the
// tasklet was to get. Switching is trapped meanwhile; what the callback raises is printed to sys.stderr and goes no further.
namespace Stackless.Runtime;

[NotPickled("switching is trapped while it is on the stack")]
sealed class SwitchCallbackFrame(Value value, Tasklet previous, Tasklet next) : Frame
{
    const int NotCalled = 0, Called = 1, Reported = 2;

    public override Value Resume(ThreadState ts, Value result)
    {
        var scheduler = ts.Scheduler;
        if (State == NotCalled)
        {
            scheduler.SwitchTrap++;
            State = Called;
            result = ts.Interpreter.ScheduleCallback is { } callback
                ? callback.Call2(ts, new Value(previous), new Value(next))
                : Value.None;
        }
        if (State == Called && result.IsNull && ts.IsRaising)
        {
            State = Reported;
            result = Prelude.Call(ts, PreludeNames.ReportCallbackError, new Value(ts.TakeException()));
        }
        if (result.IsNull && !ts.IsRaising)
        {
            ts.Capture(this);
            return default;
        }
        scheduler.SwitchTrap--;
        if (result.IsNull)
        {
            ts.TakeException();
        }
        return value.Object is Bomb bomb ? ts.Raise(bomb.Exception) : value;
    }
}
