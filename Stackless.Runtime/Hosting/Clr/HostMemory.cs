// Memory of Python's as .NET's: what a parameter of type Memory, ReadOnlyMemory, Span or ReadOnlySpan takes. The memory of bytes, bytearray, array, memoryview and .NET's arrays is
// handed on as it is, what is written into it is written into the object; only what may be written is taken where .NET may write. Text is characters that can be read. A list of
// values is copied, for reading.
using System.Buffers;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class HostMemory
{
    /// <summary>The type of memory that stands for a span, which is no object; null for other types.</summary>
    public static Type? StandsFor(Type type) => !type.IsByRefLike || !type.IsGenericType ? null
        : type.GetGenericTypeDefinition() == typeof(Span<>) ? typeof(Memory<>).MakeGenericType(type.GetGenericArguments())
        : type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) ? typeof(ReadOnlyMemory<>).MakeGenericType(type.GetGenericArguments())
        : null;

    /// <summary>What it is memory of; null if the type is none of memory.</summary>
    public static Type? ElementOf(Type type, out bool isWritten)
    {
        var definition = type.IsGenericType && type.IsValueType ? type.GetGenericTypeDefinition() : null;
        isWritten = definition == typeof(Memory<>);
        return isWritten || definition == typeof(ReadOnlyMemory<>) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>A Python value as memory; null if it is none of these elements, or must not be written.</summary>
    public static object? Of(Interpreter interpreter, Value v, Type element, bool isWritten)
    {
        if (v.Object is PyStr text)
        {
            // Memory is made of null, too: of a null array.
            return element == typeof(char) && !isWritten ? (object)text.Text.AsMemory() : null;
        }
        if (v.Object is IBuffer buffer)
        {
            var code = v.Object is PyMemoryView view ? view.Code : v.Object is IExporter exporter ? exporter.Code : 'B';
            return !IsSame(code, element) || isWritten && !Buffers.TryWritable(v, out _) ? null
                : buffer is PyBytes { Data: var data } ? new ReadOnlyMemory<byte>(data)
                : Activator.CreateInstance(typeof(Maker<>).MakeGenericType(element)) is IMaker maker ? maker.Make(v, isWritten) : null;
        }
        if (isWritten || !FromPython.Try(interpreter, v, element.MakeArrayType(), out var array) || array is null)
        {
            return null;
        }
        return Activator.CreateInstance(typeof(ReadOnlyMemory<>).MakeGenericType(element), array);
    }

    // Codes differ that mean the same number here: a C long is a long long.
    static bool IsSame(char code, Type element) => PyHostBuffer.CodeOf(element) is var wanted && wanted != '\0'
        && (code switch { 'l' => 'q', 'L' => 'Q', 'c' => 'B', _ => code }) == (wanted switch { 'n' => 'q', 'N' => 'Q', _ => wanted });

    interface IMaker
    {
        object Make(Value v, bool isWritten);
    }

    sealed class Maker<T> : IMaker where T : unmanaged
    {
        public object Make(Value v, bool isWritten)
        {
            var memory = new Window<T>(v, isWritten).Memory;
            return isWritten ? (object)memory : (ReadOnlyMemory<T>)memory;
        }
    }

    // The object's memory whenever it is asked for: a bytearray may have moved it meanwhile.
    sealed class Window<T>(Value source, bool isWritten) : MemoryManager<T> where T : unmanaged
    {
        public override Span<T> GetSpan()
        {
            if (isWritten)
            {
                return Buffers.TryWritable(source, out var memory) ? MemoryMarshal.Cast<byte, T>(memory) : throw new InvalidOperationException($"the memory of this Python {source.Type.Name} cannot be written any more");
            }
            var bytes = Buffers.Span(source);
            return MemoryMarshal.Cast<byte, T>(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(bytes), bytes.Length));
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException($"the memory of a Python {source.Type.Name} cannot be pinned: pass a .NET array");

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
