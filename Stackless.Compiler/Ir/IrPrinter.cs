// Prints IR as text for `stackless dump ir` and the goldens: one line per operation, blocks labelled, functions in source order.
// The text is stable: it depends on the IR alone. Literals are printed as Python would write them.
using System.Globalization;
using System.Text;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Ir;

public static class IrPrinter
{
    /// <summary>All functions of the module, outer before inner.</summary>
    public static string Print(IrModule module)
    {
        var output = new StringBuilder();
        PrintWithChildren(module.Body, output);
        return output.ToString();
    }

    /// <summary>One function without those inside it: equal texts mean equal code.</summary>
    public static string Print(IrFunction function)
    {
        var output = new StringBuilder();
        PrintFunction(function, output);
        return output.ToString();
    }

    static void PrintFunction(IrFunction function, StringBuilder output)
    {
        if (output.Length > 0)
        {
            output.Append('\n');
        }
        output.Append(function.Kind.ToString().ToLowerInvariant()).Append(' ').Append(function.QualifiedName)
            .Append('(').Append(ParametersOf(function)).Append(')');
        if (function.IsGenerator)
        {
            output.Append(function.IsAsyncGenerator ? " async generator" : function.IsCoroutine ? " coroutine" : " generator");
        }
        if (function.FreeVariables.Count > 0)
        {
            output.Append(" free ").Append(string.Join(", ", function.FreeVariables));
        }
        var cells = function.Locals.Where(l => l.IsCell && !function.FreeVariables.Contains(l.Name)).Select(l => l.Name).ToList();
        if (cells.Count > 0)
        {
            output.Append(" cells ").Append(string.Join(", ", cells));
        }
        output.Append('\n');
        if (function.Doc is not null)
        {
            output.Append("  doc ").Append(Quote(function.Doc)).Append('\n');
        }
        foreach (var block in function.Blocks)
        {
            output.Append(block);
            if (block.Handler is not null)
            {
                output.Append(" (exceptions to ").Append(block.Handler).Append(')');
            }
            output.Append(":\n");
            foreach (var op in block.Ops)
            {
                output.Append("  ").Append(Print(op)).Append('\n');
            }
            output.Append("  ").Append(block.Terminator is null ? "(open)" : Print(block.Terminator)).Append('\n');
        }
    }

    static void PrintWithChildren(IrFunction function, StringBuilder output)
    {
        PrintFunction(function, output);
        foreach (var child in function.Children)
        {
            PrintWithChildren(child, output);
        }
    }

    static string ParametersOf(IrFunction function)
    {
        var parts = new List<string>();
        var next = 0;
        for (; next < function.PositionalCount; next++)
        {
            parts.Add(NameAt(next));
            if (next + 1 == function.PositionalOnlyCount)
            {
                parts.Add("/");
            }
        }
        if (function.HasVarArgs)
        {
            parts.Add("*" + NameAt(next++));
        }
        else if (function.KeywordOnlyCount > 0)
        {
            parts.Add("*");
        }
        for (var i = 0; i < function.KeywordOnlyCount; i++)
        {
            parts.Add(NameAt(next++));
        }
        if (function.HasVarKeywords)
        {
            parts.Add("**" + NameAt(next));
        }
        if (function.Kind is FunctionKind.ClassBody or FunctionKind.Dynamic && parts.Count == 0)
        {
            parts.Add(NameAt(0));
        }
        return string.Join(", ", parts);

        string NameAt(int index) => index < function.Locals.Count ? function.Locals[index].Name : "?";
    }

    public static string Print(Op op)
    {
        var text = op switch
        {
            Move o => Show(o.Source),
            Unbind o => "unbind " + o.Variable,
            Line => "line",
            CheckBound o => (o.IsFree ? "check_bound_free " : "check_bound ") + o.Variable,
            LoadGlobal o => "global " + o.Name,
            StoreGlobal o => $"global {o.Name} = {Show(o.Value)}",
            DeleteGlobal o => "delete_global " + o.Name,
            LoadName o => $"name {o.Namespace}.{o.Name}" + (o.Cell is null ? "" : $" or cell {o.Cell}"),
            StoreName o => $"name {o.Namespace}.{o.Name} = {Show(o.Value)}",
            DeleteName o => $"delete_name {o.Namespace}.{o.Name}",
            MakeCell o => o.Initial is null ? "make_cell" : "make_cell " + Show(o.Initial),
            LoadClosureCell o => "closure_cell " + o.Index,
            LoadCell o => $"{(o.IsFree ? "load_free" : "load_cell")} {o.Cell}",
            StoreCell o => $"store_cell {o.Cell} = {Show(o.Value)}",
            DeleteCell o => "delete_cell " + o.Cell,
            LoadAttr o => $"attr {Show(o.Object)}.{o.Name}",
            StoreAttr o => $"attr {Show(o.Object)}.{o.Name} = {Show(o.Value)}",
            DeleteAttr o => $"delete_attr {Show(o.Object)}.{o.Name}",
            LoadSpecial o => $"special {Show(o.Object)}.{o.Name}",
            LoadItem o => $"item {Show(o.Object)}[{Show(o.Index)}]",
            StoreItem o => $"item {Show(o.Object)}[{Show(o.Index)}] = {Show(o.Value)}",
            DeleteItem o => $"delete_item {Show(o.Object)}[{Show(o.Index)}]",
            BinaryOp o => $"{Show(o.Left)} {Symbol(o.Operator)}{(o.IsInPlace ? "=" : "")} {Show(o.Right)}",
            UnaryOp o => o.Operator switch { UnaryOperator.USub => "-", UnaryOperator.UAdd => "+", _ => "~" } + Show(o.Operand),
            Compare o => $"{Show(o.Left)} {Symbol(o.Operator)} {Show(o.Right)}",
            Is o => $"{Show(o.Left)} {(o.IsNegated ? "is not" : "is")} {Show(o.Right)}",
            IsTrue o => "is_true " + Show(o.Operand),
            Not o => "not " + Show(o.Operand),
            Call o => $"call {Show(o.Callee)}({Arguments(o.Arguments, o.KeywordNames)})" + (o.LikelyTarget is null ? "" : " likely " + o.LikelyTarget.QualifiedName),
            LoadMethod o => $"load_method {Show(o.Object)}.{o.Name}",
            CallLoaded o => $"call_loaded {Show(o.Method)} of {Show(o.Object)}({Arguments(o.Arguments, o.KeywordNames)})",
            CallMethod o => $"call_method {Show(o.Object)}.{o.Name}({Arguments(o.Arguments, o.KeywordNames)})",
            CallSpread o => $"call_spread {Show(o.Callee)}(*{Show(o.Positional)}" + (o.Keywords is null ? ")" : $", **{Show(o.Keywords)})"),
            CallIntrinsic o => $"{o.Name}({Arguments(o.Arguments, [])})",
            Build { Filling: { } iterator } o => $"list() filling {iterator}{(o.IsFiltered ? " partly" : "")}",
            Build o => $"{o.Container.ToString().ToLowerInvariant()}({Arguments(o.Elements, [])})",
            Append o => $"append {o.Target} {Show(o.Element)}" + (o.Value is null ? "" : ": " + Show(o.Value)),
            Extend o => $"extend {o.Target} {Show(o.Iterable)}",
            MergeKeywords o => $"merge_keywords {o.Target} {Show(o.Mapping)} for {Show(o.Callee)}",
            ListToTuple o => "list_to_tuple " + o.List,
            FormatValue o => $"format {Show(o.Value)}" + (o.Conversion == 0 ? "" : " !" + o.Conversion) + (o.FormatSpec is null ? "" : " : " + Show(o.FormatSpec)),
            MakeFunction o => MakeFunctionText(o),
            GetIter o => "get_iter " + Show(o.Iterable),
            Next o => (o.IsUnpacked ? "next_to_unpack " : "next ") + o.Iterator,
            Unpack o => $"unpack {Show(o.Iterable)} {o.Count}",
            UnpackStarred o => $"unpack {Show(o.Iterable)} {o.Before} * {o.After}",
            Element o => $"{o.Tuple}[{o.Index}]",
            Yield o => "yield " + Show(o.Value) + (o.Delegate is null ? "" : " from " + o.Delegate),
            GetYieldFromIter o => "get_yield_from_iter " + Show(o.Iterable),
            Send o => $"send {o.Iterator} {Show(o.Value)}",
            ThrowInto o => $"throw_into {o.Iterator} {o.Exception}",
            TakeStopValue => "take_stop_value",
            Catch => "catch",
            MatchException o => $"match_exception {o.Exception} {Show(o.Type)}",
            PushHandled o => "push_handled " + o.Exception,
            PopHandled o => "pop_handled " + o.Former,
            Poll => "poll",
            // Its text stands for it where the code of two functions is compared: an operation without one would make them equal.
            _ => throw new NotSupportedException($"the operation {op.GetType().Name} has no printed form"),
        };
        return op.Dest is null || op is Unbind ? text : $"{op.Dest} = {text}";
    }

    public static string Print(Terminator terminator) => terminator switch
    {
        Jump t => $"jump {t.Target}",
        Branch t => $"branch {Show(t.Condition)} -> {t.IfTrue}, {t.IfFalse}",
        BranchEnd t => $"branch_end {t.Element} -> {t.IfEnd}, {t.IfElement}",
        Return t => "return " + Show(t.Value),
        Raise t => "raise " + Show(t.Exception),
        Reraise t => "reraise " + t.Exception,
        Unreachable => "unreachable",
        _ => throw new NotSupportedException($"the terminator {terminator.GetType().Name} has no printed form"),
    };

    static string MakeFunctionText(MakeFunction op)
    {
        var text = "function " + op.Function.QualifiedName;
        text += op.Defaults is null ? "" : " defaults " + Show(op.Defaults);
        text += op.KeywordDefaults is null ? "" : " kwdefaults " + Show(op.KeywordDefaults);
        text += op.Closure.Count == 0 ? "" : " closure " + string.Join(", ", op.Closure);
        return text + (op.Annotate is null ? "" : " annotate " + Show(op.Annotate));
    }

    static string Arguments(IReadOnlyList<Operand> arguments, IReadOnlyList<string> names)
    {
        var first = arguments.Count - names.Count;
        return string.Join(", ", arguments.Select((a, i) => i < first ? Show(a) : $"{names[i - first]}={Show(a)}"));
    }

    static string Show(Operand operand) => operand switch
    {
        Const c => Show(c.Value.Value),
        ConstTuple { Elements: [var only] } => $"({Show(only)},)",
        ConstTuple c => "(" + string.Join(", ", c.Elements.Select(Show)) + ")",
        _ => operand.ToString() ?? "",
    };

    static string Show(ConstantValue value) => value switch
    {
        ConstantNone => "None",
        ConstantBool v => v.Value ? "True" : "False",
        ConstantInt v => v.Value.ToString(CultureInfo.InvariantCulture),
        ConstantFloat v => Show(v.Value),
        ConstantComplex v => Show(v.Imag) + "j",
        ConstantStr v => Quote(v.Text),
        ConstantBytes v => "b" + Quote(Encoding.Latin1.GetString(v.Value)),
        ConstantEllipsis => "...",
        _ => value.ToString(),
    };

    static string Show(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
    }

    static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\'' => "\\'",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or (>= '\x7f' and <= '\xff') => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                > '\xff' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }
        return quoted.Append('\'').ToString();
    }

    static string Symbol(Operator op) => op switch
    {
        Operator.Add => "+",
        Operator.Sub => "-",
        Operator.Mult => "*",
        Operator.MatMult => "@",
        Operator.Div => "/",
        Operator.Mod => "%",
        Operator.Pow => "**",
        Operator.LShift => "<<",
        Operator.RShift => ">>",
        Operator.BitOr => "|",
        Operator.BitXor => "^",
        Operator.BitAnd => "&",
        _ => "//",
    };

    static string Symbol(CmpOperator op) => op switch
    {
        CmpOperator.Eq => "==",
        CmpOperator.NotEq => "!=",
        CmpOperator.Lt => "<",
        CmpOperator.LtE => "<=",
        CmpOperator.Gt => ">",
        CmpOperator.GtE => ">=",
        CmpOperator.In => "in",
        CmpOperator.NotIn => "not in",
        CmpOperator.Is => "is",
        _ => "is not",
    };
}
