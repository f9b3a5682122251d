package dev.weir.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.FaultShape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

final class FaultBodyTest {
  private final Fault timeout =
      new Fault(FaultCode.UPSTREAM_TIMEOUT, "orders-2.internal:8443, password=secret");

  private static String text(FaultBody.Rendered body) {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aProblemNamesTypeTitleStatusCodesAndExchange() {
    FaultBody.Rendered body = new FaultBody(FaultShape.PROBLEM).of(timeout, "7f-1", null);

    assertThat(body.mediaType()).isEqualTo("application/problem+json");
    assertThat(text(body))
        .isEqualTo(
            "{\"type\":\"urn:weir:problem:upstream-timeout\","
                + "\"title\":\"The backend did not answer in time\",\"status\":504,"
                + "\"code\":\"upstream-timeout\",\"number\":101504,"
                + "\"instance\":\"urn:weir:exchange:7f-1\"}");
  }

  @Test
  void aHintBecomesTheDetailAndIsEscaped() {
    Fault fault = Fault.withHint(FaultCode.PATH_NOT_CANONICAL, "no \"//\" <here>");

    assertThat(text(new FaultBody(FaultShape.PROBLEM).of(fault, "a\"b", null)))
        .endsWith("\"instance\":\"urn:weir:exchange:a%22b\",\"detail\":\"no \\\"//\\\" <here>\"}");
    assertThat(text(new FaultBody(FaultShape.API_MANAGER).of(fault, "x", "application/xml")))
        .contains("canonical form: no \"//\" &lt;here&gt;</am:description>");
    assertThat(text(new FaultBody(FaultShape.CHOREO_CONNECT).of(fault, "x", null)))
        .contains("canonical form: no \\\"//\\\" <here>\"");
  }

  @ParameterizedTest
  @EnumSource(FaultShape.class)
  void neitherDetailNorCauseIsShown(FaultShape shape) {
    for (String accept : new String[] {"application/json", "application/xml"}) {
      assertThat(text(new FaultBody(shape).of(timeout, "x", accept)))
          .doesNotContain("internal", "secret");
    }
  }

  @Test
  void clientsOfApiManagerReadTheirOwnWords() {
    FaultBody bodies = new FaultBody(FaultShape.API_MANAGER);

    assertThat(text(bodies.of(new Fault(FaultCode.NOT_FOUND, ""), "x", "*/*")))
        .isEqualTo(
            "{\"code\":\"404\",\"type\":\"Status report\",\"message\":\"Not Found\","
                + "\"description\":\"No API has this path\"}");
    assertThat(text(bodies.of(timeout, "x", null)))
        .isEqualTo(
            "{\"code\":\"101504\",\"type\":\"Status report\",\"message\":\"Runtime Error\","
                + "\"description\":\"The backend did not answer in time\"}");
    assertThat(text(bodies.of(new Fault(FaultCode.TRANSPORT_NOT_ALLOWED, ""), "x", null)))
        .isEqualTo(
            "{\"code\":\"900908\",\"message\":\"Resource forbidden\","
                + "\"description\":\"The API is not offered on this transport\"}");
    assertThat(text(bodies.of(new Fault(FaultCode.METHOD_NOT_ALLOWED, ""), "x", null)))
        .contains("\"code\":\"405\"", "\"message\":\"Method Not Allowed\"");
    assertThat(text(bodies.of(new Fault(FaultCode.API_NOT_AVAILABLE, ""), "x", null)))
        .contains("\"code\":\"700700\"", "\"message\":\"API blocked\"");
    assertThat(text(bodies.of(new Fault(FaultCode.SECURITY_NOT_AVAILABLE, ""), "x", null)))
        .contains("\"code\":\"900900\"", "\"message\":\"Unclassified Authentication Failure\"");
  }

  @Test
  void clientsOfApiManagerThatWantXmlGetIt() {
    FaultBody bodies = new FaultBody(FaultShape.API_MANAGER);

    FaultBody.Rendered runtime = bodies.of(timeout, "x", "text/xml");
    assertThat(runtime.mediaType()).isEqualTo("application/xml");
    assertThat(text(runtime))
        .isEqualTo(
            "<am:fault xmlns:am=\"http://wso2.org/apimanager\"><am:code>101504</am:code>"
                + "<am:type>Status report</am:type><am:message>Runtime Error</am:message>"
                + "<am:description>The backend did not answer in time</am:description>"
                + "</am:fault>");
    assertThat(text(bodies.of(new Fault(FaultCode.PREFLIGHT_REFUSED, ""), "x", "application/xml")))
        .startsWith(
            "<ams:fault xmlns:ams=\"http://wso2.org/apimanager/security\"><ams:code>900908<");
  }

  @Test
  void clientsOfChoreoConnectReadTheirOwnWords() {
    FaultBody bodies = new FaultBody(FaultShape.CHOREO_CONNECT);

    FaultBody.Rendered router = bodies.of(timeout, "x", "application/xml");
    assertThat(router.mediaType()).isEqualTo("application/json");
    assertThat(text(router))
        .isEqualTo(
            "{\"code\":\"102504\",\"message\":\"The backend did not answer in time\","
                + "\"description\":\"The backend did not answer in time\"}");
    assertThat(text(bodies.of(new Fault(FaultCode.TRANSPORT_NOT_ALLOWED, ""), "x", null)))
        .isEqualTo(
            "{\"code\":\"900908\",\"error_message\":\"The API is not offered on this transport\","
                + "\"error_description\":\"The API is not offered on this transport\"}");
  }

  @ParameterizedTest
  @EnumSource(FaultCode.class)
  void everyXmlBodyIsWellFormed(FaultCode code) throws Exception {
    Fault fault = Fault.withHint(code, "a]]>b<c&\0");
    byte[] bytes = new FaultBody(FaultShape.API_MANAGER).of(fault, "x", "text/xml").bytes();

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    assertThat(root.getLocalName()).isEqualTo("fault");
    assertThat(root.getNamespaceURI()).startsWith("http://wso2.org/apimanager");
    assertThat(root.getElementsByTagNameNS("*", "code").item(0).getTextContent())
        .isEqualTo(Integer.toString(code.number()));
  }

  @Test
  void bodiesWithoutAHintAreMadeOnce() {
    FaultBody bodies = new FaultBody(FaultShape.API_MANAGER);

    assertThat(bodies.of(timeout, "x", null)).isSameAs(bodies.of(timeout, "y", null));
    assertThat(bodies.of(timeout, "x", "text/xml")).isSameAs(bodies.of(timeout, "y", "text/xml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml | true",
        "TEXT/XML | true",
        "application/json | false",
        "*/* | false",
        "'' | false",
        "application/json, application/xml | false",
        "application/json;q=0.5, application/xml | true",
        "application/json;q=0.5, application/xml;q=0.4 | false",
        "application/xml;q=0 | false",
        "application/xml;q=0.001 | true",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
        "application/xml;q=0.2,*/*;q=0.8 | false",
        "application/xml;charset=utf-8 ; Q=0.3, application/json ;q=0.2 | true",
        "application/xmlx | false",
        ",;,q=;;= | false",
        "application/xml;q=x | false"
      })
  void xmlIsChosenOnlyWhenItIsLikedBetter(String accept, boolean xml) {
    FaultBody.Rendered body = new FaultBody(FaultShape.API_MANAGER).of(timeout, "x", accept);

    assertThat(body.mediaType()).isEqualTo(xml ? "application/xml" : "application/json");
  }

  @Test
  void aProblemNamesTheTraceOfItsExchange() {
    Fault fault = new Fault(FaultCode.UPSTREAM_TIMEOUT, "");

    assertThat(text(new FaultBody(FaultShape.PROBLEM).of(fault, "7f", "0af7", null)))
        .contains("\"instance\":\"urn:weir:exchange:7f\",\"trace\":\"0af7\"");
    assertThat(text(new FaultBody(FaultShape.PROBLEM).of(fault, "7f", null)))
        .doesNotContain("trace");
    assertThat(text(new FaultBody(FaultShape.API_MANAGER).of(fault, "7f", "0af7", null)))
        .isEqualTo(text(new FaultBody(FaultShape.API_MANAGER).of(fault, "7f", null)));
  }
}
