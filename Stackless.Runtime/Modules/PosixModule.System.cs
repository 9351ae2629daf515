// _posix, continued: what the system knows of itself, of file systems and of this process; clocks, limits, and control of descriptors. https://docs.python.org/3/library/resource.html and fcntl.html
using System.Runtime.InteropServices;
using static Stackless.Runtime.SystemError;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

static unsafe partial class PosixModule
{
    /// <summary>The average load of the last 1, 5 and 15 minutes.</summary>
    [PyFunction("load_averages")]
    internal static Value LoadAverages(ThreadState ts)
    {
        var averages = stackalloc double[3];
        return C.getloadavg(averages, 3) == 3
            ? new Value(new PyTuple([Value.Float(averages[0]), Value.Float(averages[1]), Value.Float(averages[2])]))
            : ts.Raise(BuiltinTypes.OSError, "Load averages are unobtainable");
    }

    /// <summary>The first eleven numbers of a file system's description.</summary>
    [PyFunction("file_system")]
    internal static Value FileSystem(ThreadState ts, Value pathOrDescriptor, Value shown)
    {
        var result = stackalloc ulong[32];
        var outcome = pathOrDescriptor.Object is PyBytes path ? C.statvfs(Terminated(path), result) : C.fstatvfs((int)pathOrDescriptor.Bits, result);
        return outcome < 0 ? Fail(ts, shown) : Numbers(result, 11);
    }

    static Value Numbers(ulong* numbers, int count)
    {
        var values = new Value[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Value.Int(new System.Numerics.BigInteger(numbers[i]));
        }
        return new Value(new PyTuple(values));
    }

    // -1 may be the answer, so the error number tells.
    [PyFunction("nice")]
    internal static Value Nice(ThreadState ts, int increment)
    {
        Marshal.SetLastSystemError(0);
        var result = C.nice(increment);
        return result == -1 && Marshal.GetLastPInvokeError() != 0 ? Fail(ts) : Value.Int(result);
    }

    [PyFunction("getpriority")]
    internal static Value GetPriority(ThreadState ts, int which, int who)
    {
        Marshal.SetLastSystemError(0);
        var result = C.getpriority(which, who);
        return result == -1 && Marshal.GetLastPInvokeError() != 0 ? Fail(ts) : Value.Int(result);
    }

    [PyFunction("setpriority")]
    internal static Value SetPriority(ThreadState ts, int which, int who, int priority) => Done(ts, C.setpriority(which, who, priority));

    /// <summary>Nanoseconds of a clock.</summary>
    [PyFunction("clock_time")]
    internal static Value ClockTime(ThreadState ts, int clock)
    {
        var time = stackalloc long[2];
        return C.clock_gettime(clock, time) < 0 ? Fail(ts) : Value.Int(time[0] * 1_000_000_000 + time[1]);
    }

    /// <summary>Nanoseconds that a clock tells apart.</summary>
    [PyFunction("clock_resolution")]
    internal static Value ClockResolution(ThreadState ts, int clock)
    {
        var time = stackalloc long[2];
        return C.clock_getres(clock, time) < 0 ? Fail(ts) : Value.Int(time[0] * 1_000_000_000 + time[1]);
    }

    /// <summary>Two times in seconds, then fourteen counts.</summary>
    [PyFunction("usage")]
    internal static Value Usage(ThreadState ts, int who)
    {
        var result = stackalloc long[32];
        if (C.getrusage(who, result) < 0)
        {
            return Marshal.GetLastPInvokeError() == Linux.InvalidArgument ? ts.Raise(BuiltinTypes.ValueError, "invalid who parameter") : Fail(ts);
        }
        var values = new Value[16];
        values[0] = Value.Float(result[0] + result[1] / 1e6);
        values[1] = Value.Float(result[2] + result[3] / 1e6);
        for (var i = 2; i < values.Length; i++)
        {
            values[i] = Value.Int(result[i + 2]);
        }
        return new Value(new PyTuple(values));
    }

    [PyFunction("getrlimit")]
    internal static Value GetLimit(ThreadState ts, int resource)
    {
        var limits = stackalloc ulong[2];
        return C.getrlimit(resource, limits) < 0 ? Fail(ts) : new Value(new PyTuple([Value.Int((long)limits[0]), Value.Int((long)limits[1])]));
    }

    [PyFunction("setrlimit")]
    internal static Value SetLimit(ThreadState ts, int resource, long soft, long hard)
    {
        var limits = stackalloc ulong[2];
        limits[0] = (ulong)soft;
        limits[1] = (ulong)hard;
        return Done(ts, C.setrlimit(resource, limits));
    }

    /// <summary>With a number: the number that comes back. With bytes: what becomes of them, behind it.</summary>
    [PyFunction("control")]
    internal static Value Control(ThreadState ts, int fd, long command, Value argument, bool isDevice)
    {
        if (argument.Object is not PyBytes bytes)
        {
            var outcome = isDevice ? C.ioctl(fd, (nuint)command, (nint)argument.Bits) : C.fcntl(fd, (int)command, (nint)argument.Bits);
            return outcome < 0 ? Fail(ts) : Value.Int(outcome);
        }
        byte[] buffer = [.. bytes.Span, .. new byte[64]];
        fixed (byte* memory = buffer)
        {
            var outcome = isDevice ? C.ioctl(fd, (nuint)command, (nint)memory) : C.fcntl(fd, (int)command, (nint)memory);
            return outcome < 0 ? Fail(ts) : new Value(new PyTuple([Value.Int(outcome), new Value(new PyBytes(buffer[..bytes.Span.Length]))]));
        }
    }

    [PyFunction("flock")]
    internal static Value Lock(ThreadState ts, int fd, int operation) => Done(ts, C.flock(fd, operation));
}
