package outlay.command;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.IssuedKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes a key and shows, once, what is secret about it.
@Command(name = "create", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes a key; a secret one is shown now and never again.")
final class KeysCreateCommand implements Callable<Integer> {
    @Option(names = "--client", required = true, description = "Whose events it lets in.")
    private String client = "";

    @Option(names = "--kind", required = true,
            description = "browser (public, stands in pages) or server (secret).")
    private Key.Kind kind = Key.Kind.BROWSER;

    @Option(names = "--may-assert-revenue",
            description = "Take a browser's word that money was paid; a server's is always taken.")
    private boolean mayAssertRevenue;

    @Option(names = "--consent-required",
            description = "Take silence about consent as a no, as where the law asks for a yes.")
    private boolean consentRequired;

    @Option(names = "--signed", description = "Let in only requests that are signed; for server keys.")
    private boolean signed;

    @Option(names = "--origin", paramLabel = "URL",
            description = "A site that a browser key is meant for; may be repeated (default: any).")
    private List<String> origins = List.of();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        IssuedKey.Wanted wanted = wanted();
        GateFolder folder = new GateFolder(data.settings());
        IssuedKey key = IssuedKey.make(wanted, folder.secret(), new SecureRandom(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
        folder.change(gates -> {
            gates.add(key.kept());
            return true;
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println("key:      " + key.presented());
        out.println("id:       " + key.kept().id());
        key.signingSecret().ifPresent(secret -> out.println("secret:   " + secret));
        boolean secret = key.kept().shown().isEmpty() || key.signingSecret().isPresent();
        out.println(secret ? "Keep it now: it is not shown again." : "It is public: it may stand in pages.");
        out.flush();
        return 0;
    }

    private IssuedKey.Wanted wanted() {
        try {
            return new IssuedKey.Wanted(new ClientId(client), kind, mayAssertRevenue, consentRequired, signed,
                    origins);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
