// The instructions that the loop does not do in place, one line each: operands in the order of their format (Opcode.cs), the runtime's operation, its result.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

public static unsafe partial class Evaluator
{
    static readonly bool[] isPure = ReadFormats();

    static bool[] ReadFormats()
    {
        var pure = new bool[(int)Opcode.Count];
        for (var i = 0; i < pure.Length; i++)
        {
            pure[i] = !Opcodes.FormatOf((Opcode)i).StartsWith('s');
        }
        return pure;
    }

    // Without a site: it cannot fail, and writes its result itself.
    static bool IsPure(Opcode opcode) => isPure[(int)opcode];

    static Value Execute(ThreadState ts, PyFunction function, EvaluatedFunction code, ref Value r, ref Value k, ref ushort w)
    {
        var module = code.Module;
        var state = Unsafe.As<EvaluatedState>(function.State);
        switch ((Opcode)w)
        {
            case Opcode.DeleteGlobal: return Operations.DeleteGlobal(ts, state.Cells[Word(ref w, 3)]);
            case Opcode.LoadName: return Operations.LoadName(ts, At(ref r, ref k, ref w, 3), state.Cells[Word(ref w, 4)], Optional(ref r, ref k, ref w, 5));
            case Opcode.StoreName: return Operations.StoreName(ts, At(ref r, ref k, ref w, 3), module.NameAt(Word(ref w, 4)), At(ref r, ref k, ref w, 5));
            case Opcode.DeleteName: return Operations.DeleteName(ts, At(ref r, ref k, ref w, 3), module.NameAt(Word(ref w, 4)));
            case Opcode.DeleteCell: return Operations.DeleteCell(ts, At(ref r, ref k, ref w, 3), module.NameAt(Word(ref w, 4)), Word(ref w, 5) != 0);
            case Opcode.DeleteAttr: return Operations.DeleteAttr(ts, At(ref r, ref k, ref w, 3), module.NameAt(Word(ref w, 4)));
            case Opcode.LoadSpecial: return Operations.LoadSpecial(ts, At(ref r, ref k, ref w, 3), module.NameAt(Word(ref w, 4)), module.NameAt(Word(ref w, 5)).Text);
            case Opcode.DeleteItem: return Items.Delete(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.Unary: return Number.Unary(ts, At(ref r, ref k, ref w, 3), (Slot)Word(ref w, 4));
            case Opcode.Contains:
                return Word(ref w, 5) == 0
                    ? Comparison.Contains(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4))
                    : Comparison.NotContains(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.Call4:
                return At(ref r, ref k, ref w, 3).Object.Call4(ts, At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5), At(ref r, ref k, ref w, 6), At(ref r, ref k, ref w, 7));
            case Opcode.Call: return At(ref r, ref k, ref w, 3).Object.Call(ts, List(ref r, ref k, ref w, 5), module.Keywords[Word(ref w, 4)]);
            case Opcode.CallMethod3:
                return AttributeSite.Call3(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 5), At(ref r, ref k, ref w, 6), At(ref r, ref k, ref w, 7), ref state.Entries[Word(ref w, 4)]);
            case Opcode.CallMethod:
                return AttributeSite.Call(ts, At(ref r, ref k, ref w, 3), List(ref r, ref k, ref w, 6), module.Keywords[Word(ref w, 5)], ref state.Entries[Word(ref w, 4)]);
            case Opcode.CallLoaded0: return AttributeSite.CallLoaded0(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.CallLoaded1: return AttributeSite.CallLoaded1(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5));
            case Opcode.CallLoaded2: return AttributeSite.CallLoaded2(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5), At(ref r, ref k, ref w, 6));
            case Opcode.CallLoaded3:
                return AttributeSite.CallLoaded3(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5), At(ref r, ref k, ref w, 6), At(ref r, ref k, ref w, 7));
            case Opcode.CallLoaded:
                return AttributeSite.CallLoaded(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), List(ref r, ref k, ref w, 6), module.Keywords[Word(ref w, 5)]);
            case Opcode.CallSpread: return Operations.CallSpread(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), Optional(ref r, ref k, ref w, 5));
            case Opcode.CallIntrinsic: return module.Intrinsics[Word(ref w, 3)].Call(ts, function.Globals, List(ref r, ref k, ref w, 4));
            case Opcode.BuildSet: return Operations.BuildSet(ts, List(ref r, ref k, ref w, 3));
            case Opcode.BuildDict: return Operations.BuildDict(ts, List(ref r, ref k, ref w, 3));
            case Opcode.AppendSet: return Operations.AppendToSet(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.AppendDict: return Items.Store(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5));
            case Opcode.ExtendList: return Operations.ExtendList(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.ExtendSet: return Operations.ExtendSet(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.ExtendDict: return Operations.ExtendDict(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.MergeKeywords: return Operations.MergeKeywords(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4), At(ref r, ref k, ref w, 5));
            case Opcode.FormatValue: return Operations.FormatValue(ts, At(ref r, ref k, ref w, 3), (short)Word(ref w, 4), Optional(ref r, ref k, ref w, 5));
            case Opcode.GetIter: return Iteration.GetIter(ts, At(ref r, ref k, ref w, 3));
            case Opcode.UnpackStarred: return Iteration.UnpackStarred(ts, At(ref r, ref k, ref w, 3), Word(ref w, 4), Word(ref w, 5));
            case Opcode.GetYieldFromIter: return Iteration.GetYieldFromIter(ts, function, At(ref r, ref k, ref w, 3));
            case Opcode.Send: return Iteration.Send(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.ThrowInto: return Iteration.ThrowInto(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.MatchException: return Operations.MatchException(ts, At(ref r, ref k, ref w, 3), At(ref r, ref k, ref w, 4));
            case Opcode.Raise: return Operations.Raise(ts, At(ref r, ref k, ref w, 3));
            default: throw new InvalidOperationException($"{function.Code.QualifiedName} has the unknown instruction {(Opcode)w}");
        }
    }

    static void ExecutePure(ThreadState ts, PyFunction function, EvaluatedFunction code, ref Value r, ref Value k, ref ushort w)
    {
        switch ((Opcode)w)
        {
            case Opcode.LoadConstant: Register(ref r, ref w, 1) = Unsafe.Add(ref k, Word(ref w, 2) | Word(ref w, 3) << 16); break;
            case Opcode.Unbind: Register(ref r, ref w, 1) = default; break;
            case Opcode.MakeCell: Register(ref r, ref w, 1) = Operations.MakeCell(Optional(ref r, ref k, ref w, 2)); break;
            case Opcode.LoadClosureCell: Register(ref r, ref w, 1) = new Value(function.Closure[Word(ref w, 2)]); break;
            case Opcode.BuildTuple: Register(ref r, ref w, 1) = new Value(PyTuple.Of(List(ref r, ref k, ref w, 2))); break;
            case Opcode.BuildList: Register(ref r, ref w, 1) = new Value(Word(ref w, 2) == 0 ? new PyList() : new PyList(List(ref r, ref k, ref w, 2))); break;
            case Opcode.ListToFill: Register(ref r, ref w, 1) = Operations.ListToFill(At(ref r, ref k, ref w, 2), Word(ref w, 3) != 0); break;
            case Opcode.BuildSlice:
                Register(ref r, ref w, 1) = Operations.BuildSlice(At(ref r, ref k, ref w, 2), At(ref r, ref k, ref w, 3), Word(ref w, 4) == Opcodes.None ? Value.None : At(ref r, ref k, ref w, 4));
                break;
            case Opcode.BuildString: Register(ref r, ref w, 1) = Operations.BuildString(List(ref r, ref k, ref w, 2)); break;
            case Opcode.ListToTuple: Register(ref r, ref w, 1) = Operations.ListToTuple(At(ref r, ref k, ref w, 2)); break;
            case Opcode.MakeFunction: Register(ref r, ref w, 1) = MakeFunction(function, code.Module, ref r, ref k, ref w); break;
            case Opcode.TakeStopValue: Register(ref r, ref w, 1) = Operations.TakeStopValue(ts); break;
            case Opcode.Catch: Register(ref r, ref w, 1) = Operations.Catch(ts); break;
            case Opcode.PushHandled: Register(ref r, ref w, 1) = Operations.PushHandled(ts, At(ref r, ref k, ref w, 2)); break;
            case Opcode.PopHandled: Operations.PopHandled(ts, At(ref r, ref k, ref w, 1)); break;
            default: throw new InvalidOperationException($"{function.Code.QualifiedName} has the unknown instruction {(Opcode)w}");
        }
    }

    static Value MakeFunction(PyFunction function, EvaluatedModule module, ref Value r, ref Value k, ref ushort w)
    {
        var cells = new PyCell[Word(ref w, 6)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (PyCell)Register(ref r, ref w, 7 + i).Object;
        }
        return new Value(new PyFunction(module.CodeOf(Word(ref w, 2)), function.State, cells,
            Optional(ref r, ref k, ref w, 3), Optional(ref r, ref k, ref w, 4), Optional(ref r, ref k, ref w, 5)));
    }

    static Value Optional(ref Value r, ref Value k, ref ushort w, int index) => Word(ref w, index) == Opcodes.None ? default : At(ref r, ref k, ref w, index);

    // The operands that follow a count.
    static Value[] List(ref Value r, ref Value k, ref ushort w, int index)
    {
        var values = new Value[Word(ref w, index)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = At(ref r, ref k, ref w, index + 1 + i);
        }
        return values;
    }
}
