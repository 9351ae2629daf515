// How a method is left before its end, out of line. The site's number is in siteNumber.
//     slow, once per group of sites with the same handler and the same live locals:
//         if an exception is pending, go to the handler's way in; otherwise write the live locals to a frame and go to capture
//     the way into a handler, once per handler: add a traceback entry; go on at the handler, or return null
//     capture, once per method: capture the frame, return null
using System.Reflection.Emit;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using Yield = Stackless.Compiler.Ir.Yield;

namespace Stackless.Compiler.Emission;
sealed partial class FunctionEmitter
{
    readonly Dictionary<string, SlowGroup> groups = [];
    readonly Dictionary<(Block? Handler, bool HasTraceback), Label> exceptionExits = [];
    readonly Label capture;
    readonly Label nullExit;

    sealed record SlowGroup(Label Entry, Site Sample);

    /// <summary>The value on the stack is an operation's result: keeps it in `result`, or leaves through the site's slow group if it is null.</summary>
    void EmitStoreResultOrLeave(Site site)
    {
        if (site.IsResumable && module.Options.IsProbing)
        {
            il.Emit(OpCodes.Stloc, result);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldloc, result);
            il.Emit(OpCodes.Call, RuntimeMembers.Probe);
        }
        il.Emit(OpCodes.Stloc, result);
        var ok = il.DefineLabel();
        il.Emit(OpCodes.Ldloca, result);
        il.Emit(OpCodes.Ldfld, RuntimeMembers.ValueObject);
        il.Emit(OpCodes.Brtrue, ok);
        EmitLeave(site);
        il.MarkLabel(ok);
    }

    /// <summary>To the slow group: an exception is pending, or the stack is being captured.</summary>
    void EmitLeave(Site site)
    {
        // What a generator yields goes to its caller, who is not waiting.
        if (isResume && site.IsResumable && site.Op is not Yield { Delegate: null })
        {
            module.Stepping?.AddWayOut(site.Number, il.ILOffset);
        }
        il.EmitInt(site.Number);
        il.Emit(OpCodes.Stloc, siteNumber);
        il.Emit(OpCodes.Br, site.IsResumable ? GroupOf(site) : ExceptionExit(site.Handler, HasTraceback(site)));
    }

    Label GroupOf(Site site)
    {
        var key = $"{site.Handler?.Id}|{HasTraceback(site)}|{string.Join(',', Saved(site).Select(l => l.Index))}";
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new SlowGroup(il.DefineLabel(), site));
        }
        return group.Entry;
    }

    /// <summary>What a suspension at the site writes to the frame.</summary>
    IEnumerable<Local> Saved(Site site) => target.LivesInFrame ? [] : site.Live!.Of(function);

    static bool HasTraceback(Site site) => site.Op is not Yield { Delegate: not null };

    /// <summary>Where an exception goes from a site with this handler (null: out of the function).</summary>
    Label ExceptionExit(Block? handler, bool hasTraceback)
    {
        if (!exceptionExits.TryGetValue((handler, hasTraceback), out var exit))
        {
            exceptionExits.Add((handler, hasTraceback), exit = il.DefineLabel());
        }
        return exit;
    }

    void EmitWaysOut()
    {
        MarkHidden();
        foreach (var group in groups.Values)
        {
            il.MarkLabel(group.Entry);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, RuntimeMembers.Pending);
            il.EmitInt((int)Pending.Exception);
            il.Emit(OpCodes.Beq, ExceptionExit(group.Sample.Handler, HasTraceback(group.Sample)));
            EmitSaveFrame(group.Sample);
            il.Emit(OpCodes.Br, capture);
        }
        foreach (var ((handler, hasTraceback), label) in exceptionExits)
        {
            il.MarkLabel(label);
            if (hasTraceback)
            {
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Ldarg_1); // the function, or its frame
                il.Emit(OpCodes.Ldloc, siteNumber);
                il.Emit(OpCodes.Call, RuntimeMembers.Operation(isResume ? nameof(Operations.AddTracebackOfFrame) : nameof(Operations.AddTraceback)));
            }
            EmitGoToHandler(handler);
        }
        if (groups.Count > 0)
        {
            il.MarkLabel(capture);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldloc, Frame());
            il.Emit(OpCodes.Callvirt, isResume && !function.IsGenerator ? RuntimeMembers.CaptureResumed : RuntimeMembers.Capture);
        }
        il.MarkLabel(nullExit);
        il.Emit(OpCodes.Ldloca, answer);
        il.Emit(OpCodes.Initobj, typeof(Value));
        il.MarkLabel(exit);
        il.Emit(OpCodes.Ldloc, answer);
        il.Emit(OpCodes.Ret);
    }

    void EmitGoToHandler(Block? handler)
    {
        if (handler is not null)
        {
            il.Emit(OpCodes.Br, blockLabels[handler.Id]);
        }
        else if (function.IsGenerator)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, RuntimeMembers.FailGenerator);
            EmitReturn();
        }
        else
        {
            EmitReturnNull();
        }
    }

    void EmitReturnNull() => il.Emit(OpCodes.Br, nullExit);

    /// <summary>
    /// Returns the value on the stack. There is one way out of a method: where there are many, the JIT joins them in a stack slot of its own,
    /// with one more for each call whose result is returned, and clears all of these at every entry.
    /// </summary>
    void EmitReturn()
    {
        il.Emit(OpCodes.Stloc, answer);
        il.Emit(OpCodes.Br, exit);
    }

    /// <summary>Writes the live locals and the state (in siteNumber) to the frame, a new one in the body.</summary>
    void EmitSaveFrame(Site site)
    {
        if (!isResume)
        {
            EmitNewFrame(null);
            il.Emit(OpCodes.Stloc, Frame());
        }
        else
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldloc, siteNumber);
            il.Emit(OpCodes.Stfld, RuntimeMembers.FrameState);
        }
        foreach (var local in Saved(site))
        {
            EmitSaveSlot(target.SlotOf[local.Index], local);
        }
    }

    // A frame that was resumed holds most of it already.
    void EmitSaveSlot(int slot, Local local)
    {
        if (!isResume)
        {
            EmitStoreSlot(slot, () => Load(local));
            return;
        }
        il.Emit(OpCodes.Ldloc, Frame());
        if (HasInlineSlots)
        {
            il.Emit(OpCodes.Ldflda, RuntimeMembers.SlotField(slot));
        }
        else
        {
            il.Emit(OpCodes.Ldfld, RuntimeMembers.FrameSlots);
            il.EmitInt(slot);
            il.Emit(OpCodes.Ldelema, typeof(Value));
        }
        Load(local);
        il.Emit(OpCodes.Call, RuntimeMembers.StoreValue);
    }
}
