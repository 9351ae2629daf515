// _processes: starting other programs, by posix_spawn of the C library (a process with .NET's threads cannot be forked), and waiting for
// them. https://docs.python.org/3/library/subprocess.html
using System.Runtime.InteropServices;
using C = Stackless.Runtime.LibC;

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
    /// mode) and ("chdir", path), in their order. A group of -1 is the caller's; the default signals are those that are not ignored any more.
    /// </summary>
    [PyFunction("spawn")]
    internal static Value Spawn(ThreadState ts, PyBytes path, PyList arguments, Value environment, PyList actions, int group, bool newSession, PyList defaultSignals, Value blockedSignals)
    {
        byte[] fileActions = new byte[OpaqueSize], attributes = new byte[OpaqueSize];
        C.posix_spawn_file_actions_init(fileActions);
        C.posix_spawnattr_init(attributes);
        using var argumentTexts = new TextArray(arguments);
        using var environmentTexts = new TextArray(environment.Object as PyList ?? CurrentEnvironment(ts));
        try
        {
            for (var i = 0; i < actions.Count; i++)
            {
                Add(fileActions, ((PyTuple)actions[i].Object).Items);
            }
            var flags = Linux.SpawnSetDefaultSignals | Linux.SpawnSetSignalMask | (group >= 0 ? Linux.SpawnSetGroup : 0) | (newSession ? Linux.SpawnSetSession : 0);
            C.posix_spawnattr_setflags(attributes, (short)flags);
            C.posix_spawnattr_setpgroup(attributes, group);
            C.posix_spawnattr_setsigdefault(attributes, Signals(defaultSignals));
            C.posix_spawnattr_setsigmask(attributes, Signals(blockedSignals.Object as PyList ?? new PyList()));
            var error = C.posix_spawn(out var pid, Terminated(path), fileActions, attributes, argumentTexts.Pointers, environmentTexts.Pointers);
            return new Value(PyTuple.Of(Value.Int(error), Value.Int(error == 0 ? pid : 0)));
        }
        finally
        {
            C.posix_spawn_file_actions_destroy(fileActions);
            C.posix_spawnattr_destroy(attributes);
        }
    }

    static byte[] Terminated(PyBytes text) => [.. text.Span, 0];

    static void Add(byte[] actions, Value[] action)
    {
        switch (((PyStr)action[0].Object).Text)
        {
            case "dup2":
                C.posix_spawn_file_actions_adddup2(actions, (int)action[1].Bits, (int)action[2].Bits);
                break;
            case "close":
                C.posix_spawn_file_actions_addclose(actions, (int)action[1].Bits);
                break;
            case "open":
                C.posix_spawn_file_actions_addopen(actions, (int)action[1].Bits, Terminated((PyBytes)action[2].Object), (int)action[3].Bits, (uint)action[4].Bits);
                break;
            default:
                C.posix_spawn_file_actions_addchdir_np(actions, Terminated((PyBytes)action[1].Object));
                break;
        }
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
        C.waitid(kind, id, new byte[128], options | Linux.WithoutNotice);
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
