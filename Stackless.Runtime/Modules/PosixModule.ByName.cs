// _posix, continued: the functions of the C library that are found by name, with arguments as their letters say (LibC.ByName); _posix_calls.py makes them those of os.
using System.Runtime.InteropServices;
using static Stackless.Runtime.SystemError;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

static unsafe partial class PosixModule
{
    /// <summary>Memory of the C library's. A type of our own, so that lists of it are compiled ahead of time.</summary>
    readonly record struct Block(nint Address, int Size);

    /// <summary>What follows each buffer: more than any structure that a function may write where a shorter one was handed over.</summary>
    const int BufferMargin = 256;

    /// <summary>The result; with buffers among the arguments (bytes, or the size of one that is empty), a tuple of it and what they hold afterwards.</summary>
    [PyFunction("call")]
    internal static Value Call(ThreadState ts, PyStr name, PyTuple arguments, Value shown)
    {
        var letters = C.Letters(name.Text);
        if (letters is null || arguments.Items.Length != letters.Length - 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"no function {name.Text} with {arguments.Items.Length} arguments");
        }
        var memory = new List<Block>();
        var buffers = new List<Block>();
        try
        {
            nint Allocate(int size)
            {
                var address = (nint)NativeMemory.AllocZeroed((nuint)size);
                memory.Add(new Block(address, size));
                return address;
            }

            nint Copy(ReadOnlySpan<byte> bytes, int margin)
            {
                var address = Allocate(bytes.Length + margin);
                bytes.CopyTo(new Span<byte>((void*)address, bytes.Length));
                return address;
            }

            nint Buffer(Value given)
            {
                var address = given.Object is PyBytes bytes ? Copy(bytes.Span, BufferMargin) : given.IsInt && given.Bits is >= 0 and < int.MaxValue - BufferMargin ? Allocate((int)given.Bits + BufferMargin) : 0;
                buffers.Add(new Block(address, address == 0 ? int.MaxValue : given.Object is PyBytes filled ? filled.Count : (int)given.Bits));
                return address;
            }

            var native = new nint[letters.Length - 1];
            for (var i = 0; i < native.Length; i++)
            {
                var given = arguments.Items[i];
                switch (letters[i + 1])
                {
                    case 'p' when given.Object is PyBytes text:
                        native[i] = Copy(text.Span, 1);
                        break;
                    case 'a' when given.Object is PyList texts:
                        native[i] = Allocate((texts.Count + 1) * sizeof(nint));
                        for (var j = 0; j < texts.Count; j++)
                        {
                            ((nint*)native[i])[j] = Copy(((PyBytes)texts[j].Object).Span, 1);
                        }
                        break;
                    case 'b':
                        native[i] = Buffer(given);
                        break;
                    case 'v':
                        native[i] = Allocate(2 * sizeof(nint));
                        ((nint*)native[i])[0] = Buffer(given);
                        ((nint*)native[i])[1] = buffers[^1].Size;
                        break;
                    default:
                        if (!given.IsInt)
                        {
                            return ts.Raise(BuiltinTypes.TypeError, $"an integer is required (got type {given.Type.MessageName})");
                        }
                        if (letters[i + 1] == 'i' && given.Bits is < int.MinValue or > uint.MaxValue)
                        {
                            return ts.Raise(BuiltinTypes.OverflowError, given.Bits < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
                        }
                        native[i] = (nint)given.Bits;
                        break;
                }
            }
            for (var i = 0; i < native.Length; i++)
            {
                var unit = letters[i + 1] switch { 's' => 1, 'n' => sizeof(int), _ => 0 };
                if (unit > 0 && buffers.Exists(buffer => (ulong)native[i] > (ulong)(buffer.Size / unit)))
                {
                    return ts.Raise(BuiltinTypes.ValueError, "the buffer is too small");
                }
            }
            nint result;
            do
            {
                result = C.Call(name.Text, native);
            }
            while (result == -1 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
            if (letters[0] == 'e' && result != 0)
            {
                Marshal.SetLastPInvokeError((int)result);
                return Fail(ts, shown);
            }
            // A limit that there is not is -1, too.
            if (result == -1 && letters[0] != 'v' && Marshal.GetLastPInvokeError() != 0)
            {
                return Fail(ts, shown);
            }
            var answer = Value.Int(letters[0] == 'f' ? ts.Interpreter.Opened((int)result) : result);
            return buffers.Count == 0 ? answer : new Value(new PyTuple([answer, .. buffers.Select(Filled)]));
        }
        finally
        {
            foreach (var (address, _) in memory)
            {
                NativeMemory.Free((void*)address);
            }
        }
    }

    static Value Filled(Block buffer) => buffer.Address == 0 ? Value.None : new Value(new PyBytes(new ReadOnlySpan<byte>((void*)buffer.Address, buffer.Size).ToArray()));
}
