// mmap: files as memory. https://docs.python.org/3/library/mmap.html
// A map that was not closed stays until the process ends: a view, or native code in the middle of a copy, may still be reading it.
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyModule("mmap")]
static partial class MemoryMapModule
{
    [PyConstant("mmap")] internal static PyType MapType => BuiltinTypes.MemoryMap;
    [PyConstant("error")] internal static PyType Error => BuiltinTypes.OSError;
    [PyConstant("ACCESS_DEFAULT")] internal const long AccessDefault = 0;
    [PyConstant("ACCESS_READ")] internal const long AccessRead = 1;
    [PyConstant("ACCESS_WRITE")] internal const long AccessWrite = 2;
    [PyConstant("ACCESS_COPY")] internal const long AccessCopy = 3;
    [PyConstant("PROT_READ")] internal const long ProtectionRead = 1;
    [PyConstant("PROT_WRITE")] internal const long ProtectionWrite = 2;
    [PyConstant("PROT_EXEC")] internal const long ProtectionExecute = 4;
    [PyConstant("MAP_SHARED")] internal const long Shared = 1;
    [PyConstant("MAP_PRIVATE")] internal const long Private = 2;
    [PyConstant("MAP_ANON")] internal const long Anon = 0x20;
    [PyConstant("MAP_ANONYMOUS")] internal const long Anonymous = 0x20;
    [PyConstant("MAP_DENYWRITE")] internal const long DenyWrite = 0x800;
    [PyConstant("MAP_EXECUTABLE")] internal const long Executable = 0x1000;
    [PyConstant("MAP_NORESERVE")] internal const long NoReserve = 0x4000;
    [PyConstant("MAP_POPULATE")] internal const long Populate = 0x8000;
    [PyConstant("MAP_STACK")] internal const long Stack = 0x20000;
    [PyConstant("MS_ASYNC")] internal const long Asynchronous = 1;
    [PyConstant("MS_INVALIDATE")] internal const long Invalidate = 2;
    [PyConstant("MS_SYNC")] internal const long Synchronous = 4;
    [PyConstant("MADV_NORMAL")] internal const long AdviceNormal = 0;
    [PyConstant("MADV_RANDOM")] internal const long AdviceRandom = 1;
    [PyConstant("MADV_SEQUENTIAL")] internal const long AdviceSequential = 2;
    [PyConstant("MADV_WILLNEED")] internal const long AdviceWillNeed = 3;
    [PyConstant("MADV_DONTNEED")] internal const long AdviceDontNeed = 4;
    [PyConstant("PAGESIZE")] internal static long PageSize => Environment.SystemPageSize;
    [PyConstant("ALLOCATIONGRANULARITY")] internal static long Granularity => Environment.SystemPageSize;
}

[PyType("mmap", Module = "mmap", IsHidden = true, Subclassable = true)]
public unsafe partial class PyMemoryMap : PyObject, IExporter
{
    const int MayMove = 1;

    byte* memory;
    int length, position, access, descriptor = -1;
    long offset;
    bool isWritable, isClosed;

    protected PyMemoryMap(int shapeId) : base(shapeId)
    {
    }

    // What looks at a map that was closed finds it empty.
    Span<byte> Memory => isClosed ? [] : new Span<byte>(memory, length);
    ReadOnlySpan<byte> IBuffer.Span => Memory;
    Span<byte> IExporter.Writable => Memory;
    bool IExporter.IsReadOnly => !isWritable;
    char IExporter.Code => 'B';

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] long fileno, [Keyword] long length, [Keyword] Value flags = default, [Keyword] Value prot = default,
        [Keyword] long access = 0, [Keyword] long offset = 0, [KeywordOnly] bool trackfd = true)
    {
        if (length < 0)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "memory mapped length must be positive");
        }
        if (offset < 0)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "memory mapped offset must be positive");
        }
        long kind = flags.IsInt ? flags.Bits : MemoryMapModule.Shared, protection = prot.IsInt ? prot.Bits : MemoryMapModule.ProtectionRead | MemoryMapModule.ProtectionWrite;
        if (access != 0 && (!flags.IsNull || !prot.IsNull))
        {
            return ts.Raise(BuiltinTypes.ValueError, "mmap can't specify both access and flags, prot.");
        }
        switch (access)
        {
            case 0:
                break;
            case MemoryMapModule.AccessRead:
                (kind, protection) = (MemoryMapModule.Shared, MemoryMapModule.ProtectionRead);
                break;
            case MemoryMapModule.AccessWrite:
                kind = MemoryMapModule.Shared;
                break;
            case MemoryMapModule.AccessCopy:
                kind = MemoryMapModule.Private;
                break;
            default:
                return ts.Raise(BuiltinTypes.ValueError, "mmap invalid access parameter.");
        }
        var kept = -1;
        if (fileno == -1)
        {
            kind |= MemoryMapModule.Anonymous;
        }
        else if (ts.Interpreter.Recording is { } recording)
        {
            return recording.Refuse(ts, "map a file into memory");
        }
        else
        {
            if (SizeOf((int)fileno) is not { } size)
            {
                return SystemError.Fail(ts);
            }
            if (length == 0)
            {
                if (size == 0)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "cannot mmap an empty file");
                }
                if (offset >= size)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "mmap offset is greater than file size");
                }
                length = size - offset;
            }
            else if (size >= 0 && (offset > size || size - offset < length))
            {
                return ts.Raise(BuiltinTypes.ValueError, "mmap length is greater than file size");
            }
        }
        if (length > int.MaxValue)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "mmap length is too large");
        }
        var address = C.mmap(0, (nint)length, (int)protection, (int)kind, (int)fileno, offset);
        if (address == -1)
        {
            return SystemError.Fail(ts);
        }
        if (fileno != -1 && trackfd)
        {
            kept = ts.Interpreter.Opened(C.dup((int)fileno));
        }
        var made = type == TypeObject ? new PyMemoryMap(ShapeIds.MemoryMap) : (PyMemoryMap)type.Allocate();
        made.memory = (byte*)address;
        (made.length, made.access, made.offset, made.descriptor) = ((int)length, (int)access, offset, kept);
        made.isWritable = access != MemoryMapModule.AccessRead && (protection & MemoryMapModule.ProtectionWrite) != 0;
        return new Value(made);
    }

    static long? SizeOf(int fd)
    {
        var status = new byte[256];
        const int mode = 28, size = 40, kindMask = 0xf000, regular = 0x8000;
        return C.statx(fd, [0], Linux.EmptyPath, Linux.BasicStatus, status) < 0 ? null
            : (BitConverter.ToUInt16(status, mode) & kindMask) == regular ? BitConverter.ToInt64(status, size) : -1;
    }

    // ---- refusals ----------------------------------------------------------------------------------------------------------

    bool IsUsable(ThreadState ts)
    {
        if (isClosed)
        {
            ts.Raise(BuiltinTypes.ValueError, "mmap closed or invalid");
        }
        return !isClosed;
    }

    bool MayWrite(ThreadState ts)
    {
        if (!IsUsable(ts))
        {
            return false;
        }
        if (!isWritable)
        {
            ts.Raise(BuiltinTypes.TypeError, "mmap can't modify a readonly memory map.");
        }
        return isWritable;
    }

    static bool IsBytes(ThreadState ts, Value v)
    {
        if (!Buffers.IsBuffer(v))
        {
            ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{v.Type.MessageName}'");
        }
        return Buffers.IsBuffer(v);
    }

    // ---- a sequence --------------------------------------------------------------------------------------------------------

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => IsUsable(ts) ? Value.Int(length) : default;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + length : index.Bits;
            return (ulong)i < (ulong)length ? Value.Int(memory[i]) : ts.Raise(BuiltinTypes.IndexError, "mmap index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, length, out var start, out var step, out var count, out var needsIndex))
            {
                var data = new byte[count];
                for (var i = 0; i < count; i++)
                {
                    data[i] = memory[start + i * step];
                }
                return new Value(new PyBytes(data));
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        else if (!index.Type.Has(Slot.Index))
        {
            return ts.Raise(BuiltinTypes.TypeError, "mmap indices must be integers");
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value index, Value value)
    {
        if (!MayWrite(ts))
        {
            return default;
        }
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + length : index.Bits;
            if ((ulong)i >= (ulong)length)
            {
                return ts.Raise(BuiltinTypes.IndexError, "mmap index out of range");
            }
            if (!value.IsInt)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"'{value.Type.MessageName}' object cannot be interpreted as an integer");
            }
            if (value.Bits is < 0 or > 255)
            {
                return ts.Raise(BuiltinTypes.ValueError, "mmap item value must be in range(0, 256)");
            }
            memory[i] = (byte)value.Bits;
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, length, out var start, out var step, out var count, out var needsIndex))
            {
                if (!IsBytes(ts, value))
                {
                    return default;
                }
                var data = Buffers.Span(value);
                if (data.Length != count)
                {
                    return ts.Raise(BuiltinTypes.IndexError, "mmap slice assignment is wrong size");
                }
                for (var i = 0; i < count; i++)
                {
                    memory[start + i * step] = data[i];
                }
                return Value.None;
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        else if (!index.Type.Has(Slot.Index))
        {
            return ts.Raise(BuiltinTypes.TypeError, "mmap indices must be integers");
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value);
    }

    // Find starts where the position is, and takes bounds as slices do.
    Value Search(ThreadState ts, Value sub, Value start, Value end, bool isLast)
    {
        if (!IsUsable(ts) || !IsBytes(ts, sub))
        {
            return default;
        }
        if (!Numbers.TryLong(start.IsNull || start.IsNone ? Value.Int(position) : start, out var from) || !Numbers.TryLong(end.IsNull || end.IsNone ? Value.Int(length) : end, out var to))
        {
            return ts.Raise(BuiltinTypes.TypeError, "an integer is required");
        }
        from = Math.Clamp(from < 0 ? from + length : from, 0, length);
        to = Math.Clamp(to < 0 ? to + length : to, 0, length);
        if (from > to)
        {
            return Value.Int(-1);
        }
        var searched = Memory[(int)from..(int)to];
        var at = isLast ? searched.LastIndexOf(Buffers.Span(sub)) : searched.IndexOf(Buffers.Span(sub));
        return Value.Int(at < 0 ? -1 : at + from);
    }

    [PyMethod("find")]
    public Value Find(ThreadState ts, Value sub, Value start = default, Value end = default) => Search(ts, sub, start, end, isLast: false);

    [PyMethod("rfind")]
    public Value ReverseFind(ThreadState ts, Value sub, Value start = default, Value end = default) => Search(ts, sub, start, end, isLast: true);

    [PyMethod("move")]
    public Value Move(ThreadState ts, long dest, long src, long count)
    {
        if (!MayWrite(ts))
        {
            return default;
        }
        if (dest < 0 || src < 0 || count < 0 || length - dest < count || length - src < count)
        {
            return ts.Raise(BuiltinTypes.ValueError, "source, destination, or count out of range");
        }
        Memory.Slice((int)src, (int)count).CopyTo(Memory[(int)dest..]);
        return Value.None;
    }

    // ---- a file ------------------------------------------------------------------------------------------------------------

    Value Take(int count)
    {
        var data = Memory.Slice(Math.Min(position, length), count).ToArray();
        position += count;
        return new Value(new PyBytes(data));
    }

    [PyMethod("read")]
    public Value Read(ThreadState ts, Value n = default)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        var left = Math.Max(0, length - position);
        if (n.IsNull || n.IsNone)
        {
            return Take(left);
        }
        if (!Numbers.TryLong(n, out var count))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"argument should be integer or None, not '{n.Type.MessageName}'");
        }
        return Take(count < 0 ? left : (int)Math.Min(left, count));
    }

    [PyMethod("readline")]
    public Value ReadLine(ThreadState ts)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        if (position >= length)
        {
            return Take(0);
        }
        var end = Memory[position..].IndexOf((byte)'\n');
        return Take(end < 0 ? length - position : end + 1);
    }

    [PyMethod("read_byte")]
    public Value ReadByte(ThreadState ts) => !IsUsable(ts) ? default
        : position < length ? Value.Int(memory[position++])
        : ts.Raise(BuiltinTypes.ValueError, "read byte out of range");

    [PyMethod("write")]
    public Value Write(ThreadState ts, Value bytes)
    {
        if (!MayWrite(ts) || !IsBytes(ts, bytes))
        {
            return default;
        }
        var data = Buffers.Span(bytes);
        if (position > length || length - position < data.Length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "data out of range");
        }
        data.CopyTo(Memory[position..]);
        position += data.Length;
        return Value.Int(data.Length);
    }

    [PyMethod("write_byte")]
    public Value WriteByte(ThreadState ts, byte value)
    {
        if (!MayWrite(ts))
        {
            return default;
        }
        if (position >= length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "write byte out of range");
        }
        memory[position++] = value;
        return Value.None;
    }

    [PyMethod("seek")]
    public Value Seek(ThreadState ts, long pos, long whence = 0)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        if (whence is < 0 or > 2)
        {
            return ts.Raise(BuiltinTypes.ValueError, "unknown seek type");
        }
        var to = pos + (whence == 0 ? 0 : whence == 1 ? position : length);
        if (to < 0 || to > length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "seek out of range");
        }
        position = (int)to;
        return Value.Int(to);
    }

    [PyMethod("seekable")]
    public bool IsSeekable() => true;

    [PyMethod("tell")]
    public Value Tell(ThreadState ts) => IsUsable(ts) ? Value.Int(position) : default;

    [PyMethod("size")]
    public Value Size(ThreadState ts)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        return descriptor < 0 ? Value.Int(length) : SizeOf(descriptor) is { } size ? Value.Int(size) : SystemError.Fail(ts);
    }

    [PyMethod("flush")]
    public Value Flush(ThreadState ts, long offset = 0, long size = -1)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        size = size == -1 ? length - offset : size;
        if (offset < 0 || size < 0 || offset + size > length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "flush values out of range");
        }
        if (access is (int)MemoryMapModule.AccessRead or (int)MemoryMapModule.AccessCopy)
        {
            return Value.None;
        }
        return C.msync((nint)memory + (nint)offset, (nint)size, (int)MemoryMapModule.Synchronous) < 0 ? SystemError.Fail(ts) : Value.None;
    }

    [PyMethod("madvise")]
    public Value Advise(ThreadState ts, long option, long start = 0, long length = -1)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        length = length < 0 ? this.length : length;
        if (start < 0 || start >= this.length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "madvise start out of bounds");
        }
        return C.madvise((nint)memory + (nint)start, (nint)Math.Min(length, this.length - start), (int)option) < 0 ? SystemError.Fail(ts) : Value.None;
    }

    [PyMethod("resize")]
    public Value Resize(ThreadState ts, long newsize)
    {
        if (!IsUsable(ts))
        {
            return default;
        }
        if (access is (int)MemoryMapModule.AccessRead or (int)MemoryMapModule.AccessCopy)
        {
            return ts.Raise(BuiltinTypes.TypeError, "mmap can't resize a readonly or copy-on-write memory map.");
        }
        if (newsize is <= 0 or > int.MaxValue)
        {
            return ts.Raise(BuiltinTypes.ValueError, "new size out of range");
        }
        if (descriptor >= 0 && C.ftruncate(descriptor, offset + newsize) < 0)
        {
            return SystemError.Fail(ts);
        }
        var moved = C.mremap((nint)memory, length, (nint)newsize, MayMove);
        if (moved == -1)
        {
            return SystemError.Fail(ts);
        }
        memory = (byte*)moved;
        length = (int)newsize;
        return Value.None;
    }

    [PyMethod("close")]
    public void Close(ThreadState ts)
    {
        if (isClosed)
        {
            return;
        }
        isClosed = true;
        C.munmap((nint)memory, length);
        if (descriptor >= 0)
        {
            C.close(ts.Interpreter.Closing(descriptor));
        }
    }

    [PyGetter("closed")]
    public bool IsClosed => isClosed;

    [PyMethod("__enter__")]
    public Value Enter(ThreadState ts) => IsUsable(ts) ? new Value(this) : default;

    [PyMethod("__exit__")]
    public void Exit(ThreadState ts, Value type, Value error, Value traceback) => Close(ts);

    [PyMethod("__repr__")]
    public string Repr()
    {
        string[] names = ["ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"];
        var rest = isClosed ? "" : $", length={length}, pos={position}, offset={offset}";
        return $"<{(Type == TypeObject ? "mmap.mmap" : Type.Name)} closed={(isClosed ? "True" : "False")}, access={names[access]}{rest}>";
    }
}
