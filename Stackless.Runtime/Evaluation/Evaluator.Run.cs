// The evaluator's loop: one instruction after the other. What is commonest is done in place, the rest by Execute. An instruction that can fail
// ends in one place below the switch: the result is tested, kept, and the next instruction is that many words further.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime.CompilerServices;

public static unsafe partial class Evaluator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref Value Register(ref Value registers, ref ushort w, int index) => ref Unsafe.Add(ref registers, (int)Unsafe.Add(ref w, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref Value At(ref Value registers, ref Value constants, ref ushort w, int index)
    {
        int operand = (short)Unsafe.Add(ref w, index);
        if (operand >= 0)
        {
            return ref Unsafe.Add(ref registers, operand);
        }
        return ref Unsafe.Add(ref constants, operand & 0x7fff);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Word(ref ushort w, int index) => Unsafe.Add(ref w, index);

    /// <summary>Where an instruction goes: from two of its words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref ushort Target(ref ushort w, int index) => ref Unsafe.Add(ref w, Unsafe.ReadUnaligned<int>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref w, index))));

    // A poll stands before the jump back to its loop's head, whose distance is the loop's length.
    static int TurnHeat(ref ushort poll)
    {
        ref var jump = ref Unsafe.Add(ref poll, 3);
        var length = jump == (ushort)Opcode.Jump ? -Unsafe.ReadUnaligned<int>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref jump, 1))) : 0;
        return 1 + Math.Max(0, length) / Promotion.WordsOfTurn;
    }

    /// <summary>Runs from an instruction on, until the function is left.</summary>
    /// <param name="frame">The frame that was resumed; null if the function was entered at its top.</param>
    /// <param name="r">The first register.</param>
    static Value Run(ThreadState ts, PyFunction function, EvaluatedFunction code, PyFrame? frame, ref Value r, int start)
    {
        ref var w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(code.Words), start);
        ref var k = ref MemoryMarshal.GetArrayDataReference(code.Constants);
        var state = Unsafe.As<EvaluatedState>(function.State);
        for (;;)
        {
            Value result;
            int length;
            switch ((Opcode)w)
            {
                case Opcode.Move:
                    Register(ref r, ref w, 1) = At(ref r, ref k, ref w, 2);
                    w = ref Unsafe.Add(ref w, 3);
                    continue;
                case Opcode.CheckBound:
                    if (!Register(ref r, ref w, 3).IsNull)
                    {
                        w = ref Unsafe.Add(ref w, 6);
                        continue;
                    }
                    result = Operations.RaiseUnbound(ts, code.Module.NameAt(Word(ref w, 4)).Text, Word(ref w, 5) != 0);
                    length = 6;
                    break;
                case Opcode.LoadGlobal:
                    result = Operations.LoadGlobal(ts, state.Cells[Word(ref w, 3)]);
                    length = 4;
                    break;
                case Opcode.StoreGlobal:
                    Operations.StoreGlobal(state.Cells[Word(ref w, 1)], At(ref r, ref k, ref w, 2));
                    w = ref Unsafe.Add(ref w, 3);
                    continue;
                case Opcode.LoadCell:
                    result = Operations.LoadCell(ts, Register(ref r, ref w, 3), code.Module.NameAt(Word(ref w, 4)), Word(ref w, 5) != 0);
                    length = 6;
                    break;
                case Opcode.StoreCell:
                    Operations.StoreCell(Register(ref r, ref w, 1), At(ref r, ref k, ref w, 2));
                    w = ref Unsafe.Add(ref w, 3);
                    continue;
                case Opcode.LoadAttr:
                    result = AttributeSite.Load(ts, At(ref r, ref k, ref w, 3), ref state.Entries[Word(ref w, 4)]);
                    length = 5;
                    break;
                case Opcode.StoreAttr:
                    result = AttributeSite.Store(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), ref state.Entries[Word(ref w, 5)]);
                    length = 6;
                    break;
                case Opcode.LoadItem:
                    result = Items.Load(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
                    length = 5;
                    break;
                case Opcode.StoreItem:
                    result = Items.Store(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5));
                    length = 6;
                    break;
                case Opcode.Add:
                    if (Number.TryAdd(At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), out var sum))
                    {
                        Register(ref r, ref w, 2) = sum;
                        w = ref Unsafe.Add(ref w, 6);
                        continue;
                    }
                    goto case Opcode.Binary;
                case Opcode.Sub:
                    if (Number.TrySub(At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), out var difference))
                    {
                        Register(ref r, ref w, 2) = difference;
                        w = ref Unsafe.Add(ref w, 6);
                        continue;
                    }
                    goto case Opcode.Binary;
                case Opcode.Mul:
                    if (Number.TryMul(At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), out var product))
                    {
                        Register(ref r, ref w, 2) = product;
                        w = ref Unsafe.Add(ref w, 6);
                        continue;
                    }
                    goto case Opcode.Binary;
                case Opcode.And:
                    if (Number.TryAnd(At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), out var bits))
                    {
                        Register(ref r, ref w, 2) = bits;
                        w = ref Unsafe.Add(ref w, 6);
                        continue;
                    }
                    goto case Opcode.Binary;
                case Opcode.Binary:
                    var op = Word(ref w, 5);
                    result = op < Opcodes.InPlace
                        ? Number.Binary(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), (Slot)op)
                        : Number.InPlace(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), (Slot)(op - Opcodes.InPlace));
                    length = 6;
                    break;
                case Opcode.Compare:
                    result = Comparison.Rich(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), (Slot)Word(ref w, 5));
                    length = 6;
                    break;
                case Opcode.BranchCompare:
                    switch (CompareNumbers(ref At(ref r, ref k, ref w, 1), ref At(ref r, ref k, ref w, 2), (Slot)Word(ref w, 3)))
                    {
                        case 1:
                            w = ref Target(ref w, 4);
                            continue;
                        case 0:
                            w = ref Target(ref w, 6);
                            continue;
                        default:
                            w = ref Unsafe.Add(ref w, 8);
                            continue;
                    }
                case Opcode.Is:
                    Register(ref r, ref w, 1) = Value.Bool(Value.Same(At(ref r, ref k, ref w, 2), At(ref r, ref k, ref w, 3)) == (Word(ref w, 4) == 0));
                    w = ref Unsafe.Add(ref w, 5);
                    continue;
                case Opcode.IsTrue:
                    result = Truth.Test(ts, At(ref r, ref k, ref w, 3));
                    length = 4;
                    break;
                case Opcode.BranchTruth:
                {
                    ref var tested = ref At(ref r, ref k, ref w, 1);
                    if (tested.IsTrue || tested.IsInt && tested.Bits != 0)
                    {
                        w = ref Target(ref w, 2);
                    }
                    else if (tested.IsFalse || tested.IsInt)
                    {
                        w = ref Target(ref w, 4);
                    }
                    else
                    {
                        w = ref Unsafe.Add(ref w, 6);
                    }
                    continue;
                }
                case Opcode.Not:
                    Register(ref r, ref w, 1) = Value.Bool(!At(ref r, ref k, ref w, 2).IsTrue);
                    w = ref Unsafe.Add(ref w, 3);
                    continue;
                case Opcode.Call0:
                    result = At(ref r, ref k, ref w, 3).Object.Call0(ts);
                    length = 4;
                    break;
                case Opcode.Call1:
                    result = At(ref r, ref k, ref w, 3).Object.Call1(ts, At(ref r, ref k, ref w, 4));
                    length = 5;
                    break;
                case Opcode.Call2:
                    result = At(ref r, ref k, ref w, 3).Object.Call2(ts, At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5));
                    length = 6;
                    break;
                case Opcode.Call3:
                    result = At(ref r, ref k, ref w, 3).Object.Call3(ts, At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5), At(ref r, ref k, ref w, 6));
                    length = 7;
                    break;
                case Opcode.CallMethod0:
                    result = AttributeSite.Call0(ts, At(ref r, ref k, ref w, 3), ref state.Entries[Word(ref w, 4)]);
                    length = 5;
                    break;
                case Opcode.CallMethod1:
                    result = AttributeSite.Call1(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 5), ref state.Entries[Word(ref w, 4)]);
                    length = 6;
                    break;
                case Opcode.CallMethod2:
                    result = AttributeSite.Call2(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 5), At(ref r, ref k, ref w, 6), ref state.Entries[Word(ref w, 4)]);
                    length = 7;
                    break;
                case Opcode.LoadMethod:
                    result = AttributeSite.LoadMethod(ts, At(ref r, ref k, ref w, 3), ref state.Entries[Word(ref w, 4)]);
                    length = 5;
                    break;
                case Opcode.Next:
                {
                    var iterator = At(ref r, ref k, ref w, 3);
                    result = Iteration.NextInline(iterator);
                    if (result.IsNull)
                    {
                        result = Iteration.Next(ts, iterator);
                    }
                    length = 4;
                    break;
                }
                case Opcode.NextToUnpack:
                    result = Iteration.NextToUnpack(ts, At(ref r, ref k, ref w, 3));
                    length = 4;
                    break;
                case Opcode.Unpack:
                {
                    var iterable = At(ref r, ref k, ref w, 3);
                    result = Iteration.UnpackInline(iterable, Word(ref w, 4));
                    if (result.IsNull)
                    {
                        result = Iteration.Unpack(ts, iterable, Word(ref w, 4));
                    }
                    length = 5;
                    break;
                }
                case Opcode.Element:
                    Register(ref r, ref w, 1) = Iteration.Element(At(ref r, ref k, ref w, 2), Word(ref w, 3));
                    w = ref Unsafe.Add(ref w, 4);
                    continue;
                case Opcode.AppendList:
                    Operations.AppendToList(Register(ref r, ref w, 1), At(ref r, ref k, ref w, 2));
                    w = ref Unsafe.Add(ref w, 3);
                    continue;
                case Opcode.Poll:
                    if (!ts.PollIsDue() & (code.Heat -= TurnHeat(ref w)) >= 0)
                    {
                        w = ref Unsafe.Add(ref w, 3);
                        continue;
                    }
                    // The frame that a capture of the stack writes is where emitted code goes on.
                    result = ts.Ticks < 0 ? ts.Tick() : IsEmitted(code, function, inLoop: true) ? ts.Spill() : Value.None;
                    length = 3;
                    break;
                case Opcode.Jump:
                    w = ref Target(ref w, 1);
                    continue;
                case Opcode.Branch:
                    w = ref Target(ref w, At(ref r, ref k, ref w, 1).IsTrue ? 2 : 4);
                    continue;
                case Opcode.BranchEnd:
                    w = ref Target(ref w, At(ref r, ref k, ref w, 1).IsEnd ? 2 : 4);
                    continue;
                case Opcode.Return:
                    return code.IsGenerator ? PyGenerator.Finish(ts, frame!, At(ref r, ref k, ref w, 1)) : At(ref r, ref k, ref w, 1);
                case Opcode.Yield:
                    return Yield(frame!, code, ref r, code.SiteAt(ref w), At(ref r, ref k, ref w, 3));
                case Opcode.Reraise:
                {
                    Operations.Reraise(ts, At(ref r, ref k, ref w, 1));
                    ref var handler = ref Target(ref w, 2);
                    var leaves = Unsafe.AreSame(ref handler, ref w);
                    if (code.IsTraced)
                    {
                        return StopToReraise(ts, code, ref handler, leaves);
                    }
                    if (leaves)
                    {
                        FailIfGenerator(ts, code, frame);
                        return default;
                    }
                    w = ref handler;
                    continue;
                }
                case Opcode.Unreachable:
                    return default;
                case Opcode.Line:
                    return Stop(ts, code, ref w);
                default:
                    length = Opcodes.LengthOf(ref w);
                    if (IsPure((Opcode)w))
                    {
                        ExecutePure(ts, function, code, ref r, ref k, ref w);
                        w = ref Unsafe.Add(ref w, length);
                        continue;
                    }
                    result = Execute(ts, function, code, ref r, ref k, ref w);
                    break;
            }
            if (code.Module.IsProbing && code.SiteLive[code.SiteAt(ref w)] is not null)
            {
                result = ts.Probe(result);
            }
            if (!result.IsNull)
            {
                var destination = Word(ref w, 2);
                if (destination != Opcodes.None)
                {
                    Unsafe.Add(ref r, destination) = result;
                }
                w = ref Unsafe.Add(ref w, length);
                continue;
            }
            var next = Leave(ts, function, code, frame, ref r, code.SiteAt(ref w));
            if (next < 0)
            {
                return default;
            }
            w = ref code.Words[next];
        }
    }

    // 1 or 0 if both are ints or both are floats, otherwise -1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int CompareNumbers(ref Value a, ref Value b, Slot op)
    {
        if (!a.IsInt || !b.IsInt)
        {
            return CompareFloats(a, b, op);
        }
        var holds = op switch
        {
            Slot.Lt => a.Bits < b.Bits,
            Slot.Le => a.Bits <= b.Bits,
            Slot.Gt => a.Bits > b.Bits,
            Slot.Ge => a.Bits >= b.Bits,
            Slot.Eq => a.Bits == b.Bits,
            _ => a.Bits != b.Bits,
        };
        return holds ? 1 : 0;
    }

    static int CompareFloats(Value a, Value b, Slot op)
    {
        if (!a.IsFloat || !b.IsFloat)
        {
            return -1;
        }
        double x = a.AsDouble, y = b.AsDouble;
        var holds = op switch
        {
            Slot.Lt => x < y,
            Slot.Le => x <= y,
            Slot.Gt => x > y,
            Slot.Ge => x >= y,
            Slot.Eq => x == y,
            _ => x != y,
        };
        return holds ? 1 : 0;
    }
}
