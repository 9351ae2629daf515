// Changes of bytearray and array by which elements come or go: where views look at the memory, they wait for these to be gone (Views), or fail.
namespace Stackless.Runtime;

interface IResizable : IViewed
{
    ref PackedElements Elements { get; }
}

static unsafe class Resizing
{
    /// <summary>As <see cref="PackedElements.Splice"/>; gives the result.</summary>
    public static Value Splice(ThreadState ts, IResizable container, int start, int removedCount, ReadOnlySpan<byte> inserted, Value result)
    {
        ref var elements = ref container.Elements;
        if (elements.Views.MayExist && removedCount * elements.Width != inserted.Length)
        {
            var settled = Views.Settle(ts, container, new Value(new PyBytes(inserted.ToArray())));
            return ts.Then(settled, SpliceSettled, new Value((PyObject)container), new Value(PyTuple.Of(Value.Int(start), Value.Int(removedCount))), result);
        }
        elements.Splice(start, removedCount, inserted);
        return result;
    }

    static readonly Continuation SpliceSettled = new("resizing.splice", &SpliceNow);

    static Value SpliceNow(ThreadState ts, Value inserted, Value container, Value place, Value result)
    {
        var parts = ((PyTuple)place.Object).Items;
        ((IResizable)container.Object).Elements.Splice((int)parts[0].Bits, (int)parts[1].Bits, ((PyBytes)inserted.Object).Data);
        return result;
    }

    /// <summary>Puts other elements in the place of all.</summary>
    /// <param name="bytes">Become the container's.</param>
    public static Value Replace(ThreadState ts, IResizable container, byte[] bytes, Value result)
    {
        ref var elements = ref container.Elements;
        if (elements.Views.MayExist && elements.Bytes.Length != bytes.Length)
        {
            return ts.Then(Views.Settle(ts, container, new Value(new PyBytes(bytes))), ReplaceSettled, new Value((PyObject)container), result);
        }
        elements.Replace(bytes);
        return result;
    }

    static readonly Continuation ReplaceSettled = new("resizing.replace", &ReplaceNow);

    static Value ReplaceNow(ThreadState ts, Value bytes, Value container, Value result, Value c)
    {
        ((IResizable)container.Object).Elements.Replace(((PyBytes)bytes.Object).Data);
        return result;
    }

    /// <summary>Removes what an index or a slice names.</summary>
    public static Value Delete(ThreadState ts, IResizable container, Value index, string outOfRange)
    {
        ref var elements = ref container.Elements;
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + elements.Count : index.Bits;
            return (ulong)i < (ulong)elements.Count ? Splice(ts, container, (int)i, 1, [], Value.None) : ts.Raise(BuiltinTypes.IndexError, outOfRange);
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, elements.Count, out var start, out var step, out var count, out var needsIndex))
            {
                if (step == 1)
                {
                    return Splice(ts, container, start, count, [], Value.None);
                }
                var rest = PackedElements.CopyOf(elements.Bytes);
                Subscript.RemoveStrided<byte>(rest, start, step, count, elements.Width);
                return Splice(ts, container, 0, elements.Count, rest.AsSpan(0, rest.Length - count * elements.Width), Value.None);
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value((PyObject)container), index, Slot.DelItem);
    }
}
