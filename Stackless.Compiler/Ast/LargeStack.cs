// Runs deep recursions on a thread with a stack large enough for the deepest tree that the parser's limits let through. Nested calls stay on it.
namespace Stackless.Compiler.Ast;

public static class LargeStack
{
    const int StackBytes = 256 << 20;

    [ThreadStatic]
static bool s_isLarge;

    public static T Run<T>(Func<T> work)
    {
        if (s_isLarge)
        {
            return work();
        }

        T result = default!;
        Run(() => { result = work(); });
        return result;
    }

    public static void Run(Action work)
    {
        if (s_isLarge)
        {
            work();
            return;
        }

        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                s_isLarge = true;
                try
                {
                    work();
                }
                catch (Exception e)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
