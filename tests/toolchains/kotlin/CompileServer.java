import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/**
 * One warm Kotlin compiler for a whole test session: the first compilation pays for starting it, the others don't.
 *
 * <p>Reads the path of an argument file from each line of standard input, compiles as it says, writes the compiler's
 * messages to the same path with ".log" added, and answers with a line that holds the exit code.
 */
final class CompileServer {
  public static void main(String[] args) throws IOException {
    System.setProperty("kotlin.environment.keepalive", "true");
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String path = requests.readLine(); path != null; path = requests.readLine()) {
      try (PrintStream log = new PrintStream(path + ".log", StandardCharsets.UTF_8)) {
        ExitCode code = new K2JVMCompiler().exec(log, "@" + path);
        answers.println(code.getCode());
        answers.flush();
      }
    }
  }
}
