// _posix: calls of the system that take long and can be waited for in no other way than by an OS thread of their own: opening a named pipe, which waits for the
// other side; reading from a file system that is another machine's, or a program's; having what was written reach the disk. Done so only while others could run.
// Descriptors that can be polled (pipes, sockets, terminals) need none of this. A program that is recorded or replayed waits itself.
using System.Runtime.InteropServices;
using static Stackless.Runtime.SystemError;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

static unsafe partial class PosixModule
{
    static bool MayWaitElsewhere(ThreadState ts) => ts.Scheduler.HasOthers && ts.Interpreter.Recording is null && ts.Scheduler.MaySwitch;

    // An error's number travels as a float: results are integers, bytes or None.
    static Value LastError() => Value.Float(Marshal.GetLastPInvokeError());

    static Value Elsewhere(ThreadState ts, Func<Value> work) => ts.Then(ts.Scheduler.AwaitOutside(ts, work), DoneElsewhere, default, default, default);

    static readonly Continuation DoneElsewhere = new("posix.elsewhere", &AfterElsewhere);

    static Value AfterElsewhere(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        if (!result.IsFloat)
        {
            return result;
        }
        Marshal.SetLastPInvokeError((int)result.AsDouble);
        return Fail(ts);
    }

    /// <summary>By the numbers that statfs(2) gives: NFS, SMB, CIFS, AFS, Coda, 9P, Ceph, and FUSE, where a program answers.</summary>
    internal static bool IsRemote(long fileSystem) =>
        (uint)fileSystem is 0x6969 or 0x517b or 0xfe534d42 or 0xff534d42 or 0x5346414f or 0x6b414653 or 0x73757245 or 0x01021997 or 0x00c36400 or 0x65735546 or 0x0bd00bd0;

    static bool IsRemote(int fd)
    {
        // struct statfs has 120 bytes; its type comes first.
        var status = stackalloc long[32];
        return !C.IsManaged && C.fstatfs(fd, status) == 0 && IsRemote(status[0]);
    }

    static bool IsNamedPipe(byte[] path)
    {
        const int kind = 0xf000, pipe = 0x1000;
        var status = new byte[256];
        return C.statx(Linux.CurrentFolder, path, 0, Linux.BasicStatus, status) == 0 && (BitConverter.ToUInt16(status, 28) & kind) == pipe;
    }

    // ---- opening a named pipe ----------------------------------------------------------------------------------------------------

    /// <summary>The other side is to open it too. Nobody can call the thread back that waits for that: it gives up what it has got when its tasklet has gone.</summary>
    sealed class OpenWait : OutsideWait
    {
        readonly Lock gate = new();
        bool isAbandoned;

        public OwnedDescriptor? Descriptor { get; private set; }
        public int Error { get; private set; }
        public bool IsDone { get; private set; }

        /// <summary>By the thread that has waited.</summary>
        public void Done(int fd, int error)
        {
            lock (gate)
            {
                Error = error;
                // Closed with the wait, if nobody takes it.
                Descriptor = fd < 0 ? null : new OwnedDescriptor(fd);
                IsDone = true;
                if (isAbandoned)
                {
                    Descriptor?.Dispose();
                }
            }
        }

        public void Abandon()
        {
            lock (gate)
            {
                isAbandoned = true;
                Descriptor?.Dispose();
            }
        }

        protected override void Leave(Tasklet t, bool isForgotten)
        {
            base.Leave(t, isForgotten);
            if (isForgotten)
            {
                Abandon();
            }
        }

        public override string Words => "waits for the other side of a named pipe";
    }

    static Value OpenElsewhere(ThreadState ts, PyBytes path, int flags, int mode, Value shown)
    {
        var wait = new OpenWait();
        var tasklet = ts.Scheduler.Current;
        var name = Terminated(path);
        var thread = new Thread(
            () =>
            {
                var fd = OpenNow(name, flags, mode);
                wait.Done(fd, fd < 0 ? Marshal.GetLastPInvokeError() : 0);
                tasklet.Scheduler.Post(tasklet, null, wait);
            },
            1 << 17)
        { IsBackground = true };
        thread.Start();
        return AwaitOpened(ts, wait, new Value(PyTuple.Of(new Value(path), Value.Int(flags), Value.Int(mode), shown)));
    }

    static Value AwaitOpened(ThreadState ts, OpenWait wait, Value arguments) => ts.Then(ts.Scheduler.LeaveQueue(ts, wait, Value.None), Opened, new Value(wait), arguments);

    static readonly Continuation Opened = new("posix.opened", &AfterOpen, handlesExceptions: true);

    static Value AfterOpen(ThreadState ts, Value result, Value waited, Value arguments, Value c)
    {
        if (result.IsNull)
        {
            (waited.Object as OpenWait)?.Abandon();
            return default;
        }
        var items = ((PyTuple)arguments.Object).Items;
        if (waited.Object is not OpenWait wait)
        {
            // It came out of a pickle, and begins anew.
            return Open(ts, (PyBytes)items[0].Object, (int)items[1].Bits, (int)items[2].Bits, items[3]);
        }
        if (!wait.IsDone)
        {
            return AwaitOpened(ts, wait, arguments);
        }
        if (wait.Descriptor is not { } descriptor)
        {
            Marshal.SetLastPInvokeError(wait.Error);
            return Fail(ts, items[3]);
        }
        return Value.Int(ts.Interpreter.Opened(descriptor.Taken()));
    }
}
