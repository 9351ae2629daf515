// _processes: starting other programs, by posix_spawn of the C library (a process with .NET's threads cannot be forked), and waiting for
// them. https://docs.python.org/3/library/subprocess.html
using System.Runtime.InteropServices;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyModule("_processes")]
static unsafe partial class ProcessModule
{
    /// <summary>More than the system's structures need: 80 and 336 bytes in glibc.</summary>
    const int OpaqueSize = 1024;

    // A set of signals has a bit for each, the first for signal 1.
    static byte[] Signals(PyList numbers)
    {
        var set = new byte[128];
        for (var i = 0; i < numbers.Count; i++)
        {
            var bit = (int)numbers[i].Bits - 1;
            set[bit >> 3] |= (byte)(1 << (bit & 7));
        }
        return set;
    }

    /// <summary>
    /// Starts a program: (0, pid), or (error number, 0). The actions are tuples ("dup2", fd, other), ("close", fd), ("open", fd, path, flags,
    /// mode), ("closefrom", fd) and ("chdir", path), in their order. A group of -1 is the caller's; the default signals are those that are not ignored any more. The
    /// schedule is None or (policy or None, priority); the identity None or (user, group, groups, umask), each None where it stays: an error of that is negative.
    /// </summary>
    [PyFunction("spawn")]
    internal static Value Spawn(ThreadState ts, PyBytes path, PyList arguments, Value environment, PyList actions, int group, bool newSession, PyList defaultSignals, Value blockedSignals, bool resetsIdentity,
        Value schedule, Value identity)
    {
        if (C.IsManaged)
        {
            if (resetsIdentity || !schedule.IsNone || !identity.IsNone)
            {
                C.Demand("a program of another user, group, umask or schedule");
            }
            return SpawnManaged(ts, path, arguments, environment, actions, group >= 0 || newSession);
        }
        byte[] fileActions = new byte[OpaqueSize], attributes = new byte[OpaqueSize];
        C.posix_spawn_file_actions_init(fileActions);
        C.posix_spawnattr_init(attributes);
        using var argumentTexts = new TextArray(arguments);
        using var environmentTexts = new TextArray(environment.Object as PyList ?? CurrentEnvironment(ts));
        try
        {
            for (var i = 0; i < actions.Count; i++)
            {
                if (Add(fileActions, ((PyTuple)actions[i].Object).Items) is not 0 and var refused)
                {
                    return new Value(PyTuple.Of(Value.Int(refused), Value.Int(0)));
                }
            }
            var flags = Linux.SpawnSetDefaultSignals | Linux.SpawnSetSignalMask | (group >= 0 ? Linux.SpawnSetGroup : 0) | (newSession ? Linux.SpawnSetSession : 0)
                | (resetsIdentity ? Linux.SpawnResetIdentity : 0) | (schedule.Object is PyTuple given ? SetSchedule(attributes, given.Items) : 0);
            C.posix_spawnattr_setflags(attributes, (short)flags);
            C.posix_spawnattr_setpgroup(attributes, group);
            C.posix_spawnattr_setsigdefault(attributes, Signals(defaultSignals));
            C.posix_spawnattr_setsigmask(attributes, Signals(blockedSignals.Object as PyList ?? new PyList()));
            nint* argumentPointers = argumentTexts.Pointers, environmentPointers = environmentTexts.Pointers;
            var pid = 0;
            int Start() => C.posix_spawn(out pid, Terminated(path), fileActions, attributes, argumentPointers, environmentPointers);
            var error = identity.Object is PyTuple other ? StartAs(other.Items, Start) : Start();
            return new Value(PyTuple.Of(Value.Int(error), Value.Int(error == 0 ? pid : 0)));
        }
        finally
        {
            C.posix_spawn_file_actions_destroy(fileActions);
            C.posix_spawnattr_destroy(attributes);
        }
    }

    [System.Runtime.BypassReadyToRun]
    static Value SpawnManaged(ThreadState ts, PyBytes path, PyList arguments, Value environment, PyList actions, bool isGroupOrSession)
    {
        static string Text(PyBytes bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);
        static List<string> Texts(PyList list) => [.. Enumerable.Range(0, list.Count).Select(i => Text((PyBytes)list[i].Object))];
        var variables = environment.Object is not PyList given ? ts.Interpreter.Variables
            : [.. Texts(given).Select(static line => line.IndexOf('=', 1) is > 0 and var at ? (line[..at], line[(at + 1)..]) : (line, ""))];
        var (error, pid) = ManagedProcesses.Start(Text(path), Texts(arguments), variables, [.. Enumerable.Range(0, actions.Count).Select(i => ((PyTuple)actions[i].Object).Items)], isGroupOrSession);
        return new Value(PyTuple.Of(Value.Int(error), Value.Int(pid)));
    }

    static byte[] Terminated(PyBytes text) => [.. text.Span, 0];

    /// <summary>The number of the error, or 0.</summary>
    static int Add(byte[] actions, Value[] action) => ((PyStr)action[0].Object).Text switch
    {
        "dup2" => C.posix_spawn_file_actions_adddup2(actions, (int)action[1].Bits, (int)action[2].Bits),
        "close" => C.posix_spawn_file_actions_addclose(actions, (int)action[1].Bits),
        "closefrom" => C.posix_spawn_file_actions_addclosefrom_np(actions, (int)action[1].Bits),
        "open" => C.posix_spawn_file_actions_addopen(actions, (int)action[1].Bits, Terminated((PyBytes)action[2].Object), (int)action[3].Bits, (uint)action[4].Bits),
        _ => C.posix_spawn_file_actions_addchdir_np(actions, Terminated((PyBytes)action[1].Object)),
    };

    // The flag by which they count. Without a policy, the priority is one of the policy that the caller has.
    [System.Runtime.BypassReadyToRun]
    static int SetSchedule(byte[] attributes, Value[] schedule)
    {
        var priority = (int)schedule[1].Bits;
        C.posix_spawnattr_setschedparam(attributes, &priority);
        if (!schedule[0].IsInt)
        {
            return Linux.SpawnSetPriority;
        }
        C.posix_spawnattr_setschedpolicy(attributes, (int)schedule[0].Bits);
        return Linux.SpawnSetPolicy;
    }

    // To the system, users, groups and (once it is not shared) the umask are a thread's: one of its own becomes who the program is to be, and starts it.
    [System.Runtime.BypassReadyToRun]
    static int StartAs(Value[] identity, Func<int> start)
    {
        var (setGroup, setUser, setGroups, unshare) = Linux.ThreadCallsOn(RuntimeInformation.ProcessArchitecture);
        int[]? groups = identity[2].Object is PyList list ? [.. Enumerable.Range(0, list.Count).Select(i => (int)list[i].Bits)] : null;

        bool Become()
        {
            if (identity[3].IsInt)
            {
                if (C.syscall(unshare, Linux.FolderAndMask, 0) < 0)
                {
                    return false;
                }
                C.umask((int)identity[3].Bits);
            }
            fixed (int* numbers = groups)
            {
                if (groups is not null && C.syscall(setGroups, groups.Length, (nint)numbers) < 0)
                {
                    return false;
                }
            }
            return (!identity[1].IsInt || C.syscall(setGroup, (int)identity[1].Bits, (int)identity[1].Bits) >= 0)
                && (!identity[0].IsInt || C.syscall(setUser, (int)identity[0].Bits, (int)identity[0].Bits) >= 0);
        }

        var error = 0;
        var thread = new Thread(() => error = Become() ? start() : -Marshal.GetLastPInvokeError(), 1 << 17);
        thread.Start();
        thread.Join();
        return error;
    }

    static PyList CurrentEnvironment(ThreadState ts)
    {
        var list = new PyList();
        foreach (var (name, value) in ts.Interpreter.Variables)
        {
            list.Append(new Value(new PyBytes(System.Text.Encoding.UTF8.GetBytes($"{name}={value}"))));
        }
        return list;
    }

    /// <summary>(pid, status, seconds in the program, in the system, resident kilobytes). Without WNOHANG, the thread itself waits.</summary>
    [PyFunction("wait")]
    internal static Value Wait(ThreadState ts, int pid, int options)
    {
        if (C.IsManaged)
        {
            return ManagedProcesses.Wait(pid, options) is not var (process, outcome, user, system) ? SystemError.Fail(ts)
                : new Value(PyTuple.Of(Value.Int(process), Value.Int(outcome), Value.Float(user), Value.Float(system), Value.Int(0)));
        }
        var usage = new byte[256];
        int found;
        int status;
        do
        {
            found = C.wait4(pid, out status, options, usage);
        }
        while (found < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        if (found < 0)
        {
            return SystemError.Fail(ts);
        }
        Value Seconds(int at) => Value.Float(BitConverter.ToInt64(usage, at) + BitConverter.ToInt64(usage, at + 8) / 1e6);
        return new Value(PyTuple.Of(Value.Int(found), Value.Int(status), Seconds(0), Seconds(16), Value.Int(BitConverter.ToInt64(usage, 32))));
    }

    /// <summary>(pid, uid, signal, status, code), or None if nothing has happened and WNOHANG was given.</summary>
    [PyFunction("waitid")]
    internal static Value WaitId(ThreadState ts, int kind, int id, int options)
    {
        const int any = 0, one = 1, childSignal = 17;
        if (C.IsManaged)
        {
            if (kind is not (any or one))
            {
                throw new PlatformNotSupportedException("waitid: processes are waited for by their numbers, or any, with .NET's own libraries only");
            }
            return ManagedProcesses.Look(kind == one ? id : 0, options) is not var (process, outcome, code) ? SystemError.Fail(ts)
                : process == 0 ? Value.None
                : new Value(PyTuple.Of(Value.Int(process), Value.Int(0), Value.Int(childSignal), Value.Int(outcome), Value.Int(code)));
        }
        // struct siginfo of a child: signal 0, code 8, pid 16, uid 20, status 24.
        var info = new byte[128];
        if (C.waitid(kind, id, info, options) < 0)
        {
            return SystemError.Fail(ts);
        }
        Value At(int at) => Value.Int(BitConverter.ToInt32(info, at));
        return BitConverter.ToInt32(info, 16) == 0 ? Value.None : new Value(PyTuple.Of(At(16), At(20), At(0), At(24), At(8)));
    }

    /// <summary>Until one of several processes has changed, which is not taken notice of. The tasklet is parked meanwhile.</summary>
    [PyFunction("await_change")]
    internal static Value Await(ThreadState ts, int kind, int id, int options) => ts.Scheduler.AwaitOutside(ts, () =>
    {
        if (C.IsManaged)
        {
            ManagedProcesses.Await(kind == 1 ? id : 0);
        }
        else
        {
            C.waitid(kind, id, new byte[128], options | Linux.WithoutNotice);
        }
        return Value.None;
    });

    /// <summary>Texts in memory of the C library's kind: an array of pointers, the last one null.</summary>
    readonly struct TextArray : IDisposable
    {
        public readonly nint* Pointers;

        public TextArray(PyList texts)
        {
            Pointers = (nint*)NativeMemory.AllocZeroed((nuint)texts.Count + 1, (nuint)sizeof(nint));
            for (var i = 0; i < texts.Count; i++)
            {
                var bytes = ((PyBytes)texts[i].Object).Span;
                var copy = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
                bytes.CopyTo(new Span<byte>(copy, bytes.Length));
                Pointers[i] = (nint)copy;
            }
        }

        public void Dispose()
        {
            for (var p = Pointers; *p != 0; p++)
            {
                NativeMemory.Free((void*)*p);
            }
            NativeMemory.Free(Pointers);
        }
    }
}
